"""Signing a paper with a certificate from a file or a card, and what is to be held of its signatures."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from gui import messages
from gui.desk import Desk
from gui.jobs import Job
from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Button
from gui.parts.dialog import Dialog
from gui.parts.inputs import Choice, Line
from gui.parts.text import Body, Secondary
from inventory import papers
from inventory.actor import Actor
from inventory.errors import Refused
from inventory.today import today

if TYPE_CHECKING:
    from inventory.papers.filing import Filed
    from inventory.papers.signing import Key, Place
    from inventory.papers.verdict import Verdict
    from inventory.store.database import Session, Store

CERTIFICATES = "Zertifikatsdatei (*.p12 *.pfx)"


class Means(NamedTuple):
    """What somebody signs with: a file, or the card in the reader; either is opened by a secret."""

    file: Path | None
    secret: str


class SigningDialog(Dialog):
    def __init__(self, desk: Desk, parent: QWidget, paper_id: int, data: bytes) -> None:
        sentence = "Die Datei bleibt barrierefrei und archivfest; unterschrieben wird in eines ihrer Felder."
        super().__init__(parent, "Digital unterschreiben", sentence, verb="Unterschreiben")
        self._desk = desk
        self._paper_id = paper_id
        self._data = data
        self._where = Choice()
        self._with = Choice()
        self._with.addItem("Zertifikatsdatei", True)
        self._with.addItem("Karte", False)
        self._file = Line()
        self._secret = Line()
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._problem = Body("", wrap=True, tone=Tone.OVERDUE)
        self._problem.hide()
        self._lay_out()
        self._with.currentIndexChanged.connect(self._adapt)
        self._adapt()

    def offer(self, places: "Sequence[Place]") -> None:
        for place in places:
            self._where.addItem(place.whose or place.field, place.field)
        self.open()

    def confirm(self) -> None:
        by_file = bool(self._with.currentData())
        path = self._file.text().strip()
        if by_file and not path:
            self._refuse(Refused("Bitte wählen Sie die Datei."))
            return
        means = Means(Path(path) if by_file else None, self._secret.text())
        self._secret.clear()
        self.primary.setDisabled(True)
        place = str(self._where.currentData())
        work = partial(_sign, self._paper_id, self._data, place, means)
        self._desk.book(self, "Es wird unterschrieben …", work, self._signed, self._refuse)

    def _lay_out(self) -> None:
        self._find = Button("Wählen …", "folder-open")
        self._find.clicked.connect(self._choose)
        file = QHBoxLayout()
        file.addWidget(self._file, 1)
        file.addWidget(self._find)
        self._file_words, self._secret_words = Body("Datei"), Body("")
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(10))
        for row, (words, widget) in enumerate(((Body("Feld"), self._where), (Body("Womit"), self._with))):
            grid.addWidget(words, row, 0)
            grid.addWidget(widget, row, 1)
        grid.addWidget(self._file_words, 2, 0)
        grid.addLayout(file, 2, 1)
        grid.addWidget(self._secret_words, 3, 0)
        grid.addWidget(self._secret, 3, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self._problem)
        self._where.setAccessibleName("Feld")
        self._with.setAccessibleName("Womit")
        self._file.setAccessibleName("Datei")

    def _adapt(self, *_index: int) -> None:
        by_file = bool(self._with.currentData())
        for widget in (self._file_words, self._file, self._find):
            widget.setVisible(by_file)
        self._secret_words.setText("Kennwort" if by_file else "PIN")
        self._secret.setAccessibleName(self._secret_words.text())

    def _choose(self) -> None:
        messages.ask_file_to_open(self, "Wählen", CERTIFICATES, self._take_file, "certificates")

    def _take_file(self, path: Path) -> None:
        self._file.setText(str(path))

    def _signed(self, filed: "Filed") -> None:
        self._desk.tell(" · ".join([f"{filed.name}: digital unterschrieben.", *filed.notes]))
        self.accept()

    def _refuse(self, refused: Refused) -> None:
        self.primary.setEnabled(True)
        self._problem.setText(refused.message)
        self._problem.show()


def sign(desk: Desk, parent: QWidget, paper_id: int, data: bytes, signed: Callable[[], object]) -> None:
    """Ask where and with what; refused where nothing of the paper is left to sign."""

    def offer(places: "tuple[Place, ...]") -> None:
        if places:
            dialog = SigningDialog(desk, parent, paper_id, data)
            dialog.accepted.connect(signed)
            dialog.offer(places)
        else:
            desk.tell("Auf diesem Papier ist kein Unterschriftsfeld mehr frei.", Tone.WAITING)

    desk.job(parent, "Die Felder werden gesucht …", lambda _job: _places(data), offer)


def judge(desk: Desk, owner: QWidget, data: bytes, show: "Callable[[tuple[Verdict, ...]], object]") -> None:
    """What is to be held of the signatures in a file; nothing where there are none."""
    if b"/ByteRange" in data:
        desk.job(owner, "Die Unterschriften werden geprüft …", partial(_verdicts, data), show)


class Verdicts(QWidget):
    """One line for each signature, and why it does not hold where it does not."""

    def __init__(self, found: "Sequence[Verdict]") -> None:
        super().__init__()
        layout = QGridLayout(self)
        layout.setContentsMargins(theme.px(20), 0, theme.px(20), theme.px(10))
        for row, it in enumerate(found):
            first, *others = [sentence for sentence in it.sentences if sentence]
            tone = Tone.OVERDUE if not it.intact else Tone.WAITING if it.problem else Tone.DONE
            layout.addWidget(Body(first, tone=tone, wrap=True), 2 * row, 0)
            if others:
                layout.addWidget(Secondary(" ".join(others), wrap=True), 2 * row + 1, 0)


def _places(data: bytes) -> "tuple[Place, ...]":
    papers.signing.require_extra()
    return papers.signing.open_places(data)


def _sign(
    paper_id: int, data: bytes, place: str, means: Means, store: "Store", actor: Actor, _job: Job
) -> "Filed":
    now = datetime.now(UTC)
    if means.file:
        key = papers.signing.key_from_file(_read(means.file), means.secret, now)
        signed = _signed(key, data, place)
    else:
        with papers.signing.key_from_card(papers.trust.card_reader(), means.secret, now) as key:
            signed = _signed(key, data, place)
    given = papers.verdict.verdicts(signed, papers.trust.authorities())
    return store.write(actor, partial(_file, paper_id, signed, given))[0]


def _signed(key: "Key", data: bytes, place: str) -> bytes:
    now = datetime.now(UTC)
    return papers.signing.sign(data, key, field=place, reason="Unterschrieben in Mobilakte", now=now)


def _file(paper_id: int, signed: bytes, given: "Sequence[Verdict]", session: "Session") -> "Filed":
    return papers.filing.file_signed(session, paper_id=paper_id, file=signed, given=given, on=today())


def _verdicts(data: bytes, _job: Job) -> "tuple[Verdict, ...]":
    return papers.verdict.verdicts(data, papers.trust.authorities())


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise Refused(f"„{path.name}“ lässt sich nicht öffnen. Liegt die Datei noch dort?") from None
