"""Files that come in: signed scans find their papers, filled forms become applications, the rest waits."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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
from inventory.fields import Field, Kind, Values, checked
from inventory.text import number_text
from inventory.today import today

if TYPE_CHECKING:
    from inventory.papers.bundles import Loose
    from inventory.papers.filing import Filed
    from inventory.papers.receiving import Received
    from inventory.papers.returned import Returned, SignedPaper
    from inventory.papers.scans import Part, Scan
    from inventory.papers.verdict import Verdict
    from inventory.store.database import Session, Store

PERSON = Field("employee_id", "Person", Kind.REFERENCE, required=True, refers_to="people")
PAPER = Field(
    "paper_id", "Papier", Kind.REFERENCE, required=True, refers_to="papers", hint="Nummer oder Name"
)


DoneWith = Callable[[Path], object]
"""What is done with a file of which everything is filed."""


class Waiting(NamedTuple):
    """Sheets that nobody but a person can assign, and why."""

    path: Path
    reason: str
    data: bytes
    source: bytes


class Nameless(NamedTuple):
    """A filled form of whom nobody but a person can tell, and why."""

    path: Path
    reason: str
    returned: "Returned"


class Outcome(NamedTuple):
    filed: "tuple[Filed, ...]"
    received: "tuple[Received, ...]"
    nameless: tuple[Nameless, ...]
    waiting: tuple[Waiting, ...]
    refused: tuple[str, ...]


class Intake(Dialog):
    """Reads at once; what it could not assign it shows, one after the other."""

    def __init__(
        self, desk: Desk, parent: QWidget, files: Sequence[QUrl], done_with: DoneWith | None = None
    ) -> None:
        super().__init__(parent, "Scans ablegen", verb="Fertig", cancel="Später")
        self._desk = desk
        self._done_with = done_with
        self._unsettled: Counter[Path] = Counter()
        self._told = Muted("Die Blätter werden gelesen …", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(8))
        self.add(self._told)
        self.body.addLayout(self._lines)
        self.cancel.hide()
        paths = tuple(Path(it.toLocalFile()) for it in files)
        title = f"{_counted(len(paths), 'Datei wird', 'Dateien werden')} gelesen …"
        desk.book(self, title, partial(_take_in, paths, done_with), self._show)

    def _show(self, found: Outcome) -> None:
        for filed in found.filed:
            self._tell(filed.name, " · ".join([_became(filed), *filed.notes]), Tone.DONE)
        for received in found.received:
            self._tell(received.name, _received(received), Tone.DONE if received.submitted else Tone.WAITING)
        for sentence in found.refused:
            self._tell(sentence, "", Tone.OVERDUE)
        for it in found.waiting:
            self._offer(it, "Ansehen und zuordnen", partial(Assigning, self._desk, self, it))
        for form in found.nameless:
            self._offer(form, "Person wählen", partial(Naming, self._desk, self, form))
        self._found = found
        self._sum_up()

    def _sum_up(self) -> None:
        self._told.setText(_summary(self._found, self._unsettled.total()))

    def _tell(self, title: str, detail: str, tone: Tone) -> None:
        line = Panel(tone)
        inside = QVBoxLayout(line)
        inside.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        inside.addWidget(Body(title, wrap=True))
        if detail:
            inside.addWidget(Secondary(detail, wrap=True))
        self._lines.addWidget(line)

    def _offer(self, it: Waiting | Nameless, verb: str, dialog: Callable[[], Dialog]) -> None:
        self._unsettled[it.path] += 1
        line = Panel(Tone.WAITING)
        inside = QVBoxLayout(line)
        inside.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        inside.addWidget(Body(it.path.name, wrap=True))
        inside.addWidget(Secondary(it.reason, wrap=True))
        link = Link(verb)
        link.clicked.connect(partial(self._settle, dialog, line, it.path))
        inside.addWidget(link)
        self._lines.addWidget(line)

    def _settle(self, dialog: Callable[[], Dialog], line: QWidget, path: Path, *_checked: bool) -> None:
        opened = dialog()
        opened.accepted.connect(partial(self._settled, line, path))
        opened.open()

    def _settled(self, line: QWidget, path: Path) -> None:
        line.hide()
        self._unsettled[path] -= 1
        self._sum_up()
        if self._done_with and not self._unsettled[path]:
            put_away = partial(_put_away, self._done_with, path)
            self._desk.job(self._desk, f"„{path.name}“ wird weggelegt …", put_away)


class Naming(FormDialog):
    """Whose application a form is."""

    def __init__(self, desk: Desk, parent: QWidget, it: Nameless) -> None:
        super().__init__(
            desk,
            parent,
            "Wessen Antrag ist das?",
            (PERSON,),
            partial(_receive_for, it.returned),
            verb="Übernehmen",
            sentence=it.reason,
            says=_received,
            keeps_drafts=False,
        )


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
            keeps_drafts=False,
        )
        self._pages = PageView()
        self._pages.setMinimumSize(theme.px(560), theme.px(420))
        self.add(self._pages)
        self._pages.show_file(it.data)

    def done(self, result: int) -> None:
        self._pages.stop()
        super().done(result)


def _take_in(
    paths: Sequence[Path], done_with: DoneWith | None, store: "Store", actor: Actor, job: Job
) -> Outcome:
    taken = _Taken(partial(store.write, actor))
    for place, path in enumerate(paths):
        try:
            whole = taken.take(path, path.read_bytes(), partial(_part, job, place, len(paths)))
            if whole and done_with:
                done_with(path)
        except (Refused, OSError) as error:
            taken.refused.append(f"„{path.name}“: {_sentence(error)}")
    return taken.outcome()


class _Taken:
    """Each paper and each form is a booking of its own; one that cannot be filed holds up no other."""

    def __init__(self, write: "Callable[[Callable[[Session], Any]], tuple[Any, int | None]]") -> None:
        self._write = write
        self._filed: list[Filed] = []
        self._received: list[Received] = []
        self._nameless: list[Nameless] = []
        self._waiting: list[Waiting] = []
        self.refused: list[str] = []

    def outcome(self) -> Outcome:
        return Outcome(
            tuple(self._filed),
            tuple(self._received),
            tuple(self._nameless),
            tuple(self._waiting),
            tuple(self.refused),
        )

    def take(self, path: Path, data: bytes, progress: Callable[[int, int], None]) -> bool:
        """Whether nothing of the file waits for a person."""
        waiting = len(self._waiting) + len(self._nameless)
        arrived = papers.returned.arrived(data)
        if isinstance(arrived, papers.returned.Returned):
            self._take_form(path, arrived)
        elif arrived:
            given = papers.verdict.verdicts(data, papers.trust.authorities())
            self._filed.append(self._write(partial(_file_signed, arrived, given))[0])
        else:
            self._take_scan(path, data, papers.scans.read(data, progress))
        return len(self._waiting) + len(self._nameless) == waiting

    def _take_form(self, path: Path, returned: "Returned") -> None:
        try:
            self._received.append(self._write(partial(_receive, returned, None))[0])
        except Refused as error:
            if error.field != PERSON.name:
                raise
            self._nameless.append(Nameless(path, error.message, returned))

    def _take_scan(self, path: Path, data: bytes, scan: "Scan") -> None:
        for part in scan.parts:
            try:
                self._filed.append(self._write(partial(_file_part, part, data))[0])
            except Refused as error:
                self._waiting.append(Waiting(path, error.message, part.file, data))
        loose = ((_reason(it), papers.scans.cut(data, it.places)) for it in scan.loose)
        self._waiting.extend(Waiting(path, reason, file, data) for reason, file in loose)


def _file_signed(arrived: "SignedPaper", given: "Sequence[Verdict]", session: "Session") -> "Filed":
    paper = papers.filing.paper_of(session, arrived.number)
    return papers.filing.file_signed(
        session, paper_id=paper.key(), file=arrived.file, given=given, on=today()
    )


def _receive(returned: "Returned", employee_id: int | None, session: "Session") -> "Received":
    return papers.receiving.receive(session, returned=returned, on=today(), employee_id=employee_id)


def _receive_for(returned: "Returned", session: "Session", _base: Values, values: Values) -> "Received":
    return _receive(returned, checked((PERSON,), values)["employee_id"], session)


def _received(it: "Received") -> str:
    if it.submitted:
        return " · ".join(["Antrag eingereicht.", *it.notes])
    missing = " ".join(dict.fromkeys(it.problems.values()))
    return " · ".join([f"Als Entwurf aufgenommen. {missing}", *it.notes])


def _file_part(part: "Part", source: bytes, session: "Session") -> "Filed":
    return papers.filing.file_scan(session, bundle=part.bundle, file=part.file, source=source, on=today())


def _assign(it: Waiting, session: "Session", _base: Values, values: Values) -> "Filed":
    paper_id = checked((PAPER,), values)["paper_id"]
    return papers.filing.assign_scan(session, paper_id=paper_id, file=it.data, source=it.source, on=today())


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


def _summary(found: Outcome, unsettled: int) -> str:
    told = []
    if found.filed:
        told.append(f"{number_text(len(found.filed))} abgelegt")
    if found.received:
        told.append(f"{_counted(len(found.received), 'Antrag', 'Anträge')} aufgenommen")
    if unsettled:
        told.append(f"{number_text(unsettled)} bitte zuordnen")
    if found.refused:
        told.append(f"{number_text(len(found.refused))} nicht lesbar")
    return " · ".join(told) or "Alles ist zugeordnet."


def _counted(count: int, one: str, several: str) -> str:
    return f"{number_text(count)} {one if count == 1 else several}"


def _put_away(done_with: DoneWith, path: Path, _job: Job) -> None:
    done_with(path)
