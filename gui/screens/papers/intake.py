"""Files that come in: signed scans find their papers, filled forms become applications, the rest waits."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.desk import Desk
from gui.jobs import Job
from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Link
from gui.parts.dialog import Dialog
from gui.parts.pageview import PageView
from gui.parts.panel import Panel
from gui.parts.text import Body, Muted, Secondary
from gui.screens.formdialog import FormDialog
from inventory import papers
from inventory.actor import Actor
from inventory.errors import Refused
from inventory.fields import Field, Kind, Values
from inventory.text import number_text
from inventory.today import today

if TYPE_CHECKING:
    from inventory.papers.bundles import Loose
    from inventory.papers.filing import Filed
    from inventory.papers.scans import Part, Scan
    from inventory.store.database import Session, Store

PAPER = Field(
    "paper_id", "Papier", Kind.REFERENCE, required=True, refers_to="papers", hint="Nummer oder Name"
)


class Waiting(NamedTuple):
    """Sheets that nobody but a person can assign, and why."""

    file: str
    reason: str
    data: bytes
    source: str


class Outcome(NamedTuple):
    filed: "tuple[Filed, ...]"
    waiting: tuple[Waiting, ...]
    refused: tuple[str, ...]


class Intake(Dialog):
    """Reads at once; what it could not assign it shows, one after the other."""

    def __init__(self, desk: Desk, parent: QWidget, files: Sequence[QUrl]) -> None:
        super().__init__(parent, "Scans ablegen", verb="Fertig", cancel="Später")
        self._desk = desk
        self._told = Muted("Die Blätter werden gelesen …", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(8))
        self.add(self._told)
        self.body.addLayout(self._lines)
        self.cancel.hide()
        paths = tuple(Path(it.toLocalFile()) for it in files)
        title = f"{number_text(len(paths))} Dateien werden gelesen …"
        desk.book(self, title, partial(_take_in, paths), self._show)

    def _show(self, found: Outcome) -> None:
        for filed in found.filed:
            self._tell(filed.name, " · ".join([_became(filed), *filed.notes]), Tone.DONE)
        for sentence in found.refused:
            self._tell(sentence, "", Tone.OVERDUE)
        for it in found.waiting:
            self._offer(it)
        self._told.setText(_summary(found))

    def _tell(self, title: str, detail: str, tone: Tone) -> None:
        line = Panel(tone)
        inside = QVBoxLayout(line)
        inside.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        inside.addWidget(Body(title, wrap=True))
        if detail:
            inside.addWidget(Secondary(detail, wrap=True))
        self._lines.addWidget(line)

    def _offer(self, it: Waiting) -> None:
        line = Panel(Tone.WAITING)
        inside = QVBoxLayout(line)
        inside.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        inside.addWidget(Body(it.file, wrap=True))
        inside.addWidget(Secondary(it.reason, wrap=True))
        link = Link("Ansehen und zuordnen")
        link.clicked.connect(partial(self._assign, it, line))
        inside.addWidget(link)
        self._lines.addWidget(line)

    def _assign(self, it: Waiting, line: QWidget, *_checked: bool) -> None:
        dialog = Assigning(self._desk, self, it)
        dialog.accepted.connect(line.hide)
        dialog.open()


class Assigning(FormDialog):
    """The sheets in view, and above them the paper they belong to."""

    def __init__(self, desk: Desk, parent: QWidget, it: Waiting) -> None:
        super().__init__(
            desk,
            parent,
            "Wozu gehört dieses Blatt?",
            (PAPER,),
            partial(_assign, it),
            verb="Zuordnen",
            sentence=it.reason,
            says=_became,
        )
        self._pages = PageView()
        self._pages.setMinimumSize(theme.px(560), theme.px(420))
        self.add(self._pages)
        self._pages.show_file(it.data)

    def done(self, result: int) -> None:
        self._pages.stop()
        super().done(result)


def _take_in(paths: Sequence[Path], store: "Store", actor: Actor, job: Job) -> Outcome:
    filed: list[Filed] = []
    waiting: list[Waiting] = []
    refused: list[str] = []
    for place, path in enumerate(paths):
        try:
            data = path.read_bytes()
            scan = papers.scans.read(data, partial(_part, job, place, len(paths)))
        except (Refused, OSError) as error:
            refused.append(f"„{path.name}“: {_sentence(error)}")
        else:
            _file(partial(store.write, actor), path.name, data, scan, filed, waiting)
    return Outcome(tuple(filed), tuple(waiting), tuple(refused))


def _file(
    write: "Callable[[Callable[[Session], Filed]], tuple[Filed, int | None]]",
    name: str,
    data: bytes,
    scan: "Scan",
    filed: "list[Filed]",
    waiting: list[Waiting],
) -> None:
    """Each paper is a booking of its own; one that cannot be filed holds up no other."""
    source = papers.keeping.fingerprint(data)
    for part in scan.parts:
        try:
            filed.append(write(partial(_file_part, part, source))[0])
        except Refused as error:
            waiting.append(Waiting(name, error.message, part.file, source))
    loose = ((_reason(it), papers.scans.cut(data, it.places)) for it in scan.loose)
    waiting.extend(Waiting(name, reason, file, source) for reason, file in loose)


def _file_part(part: "Part", source: str, session: "Session") -> "Filed":
    return papers.filing.file_scan(session, bundle=part.bundle, file=part.file, source=source, on=today())


def _assign(it: Waiting, session: "Session", _base: Values, values: Values) -> "Filed":
    return papers.filing.assign_scan(
        session, paper_id=values["paper_id"], file=it.data, source=it.source, on=today()
    )


def _reason(loose: "Loose") -> str:
    sheets = ", ".join(str(place + 1) for place in loose.places)
    return f"{loose.doubt.label} · {'Blatt' if len(loose.places) == 1 else 'Blätter'} {sheets}"


def _part(job: Job, place: int, files: int, done: int, of: int) -> None:
    job(place + done / max(of, 1), files)


def _sentence(error: Refused | OSError) -> str:
    if isinstance(error, Refused):
        return error.message
    return "Die Datei lässt sich nicht öffnen. Liegt sie noch dort, und darf sie gelesen werden?"


def _became(filed: "Filed") -> str:
    if filed.moved:
        return "Abgelegt und unterschrieben; der Vorgang geht weiter."
    return "Abgelegt und unterschrieben." if filed.signed else "Abgelegt."


def _summary(found: Outcome) -> str:
    told = [f"{number_text(len(found.filed))} abgelegt"]
    if found.waiting:
        told.append(f"{number_text(len(found.waiting))} bitte zuordnen")
    if found.refused:
        told.append(f"{number_text(len(found.refused))} nicht lesbar")
    return " · ".join(told)
