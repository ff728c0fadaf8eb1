"""The screen of papers, a paper that is read and signed, what comes back, and the texts."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QAbstractButton, QMenu

from gui.screens.papers.intake import Intake
from gui.screens.papers.viewer import Viewer
from inventory.approvals.states import State
from inventory.approvals.words import Paper
from inventory.listing import Filter, Match
from inventory.papers import adapting
from inventory.papers.lists import PAPERS
from inventory.today import today
from tests.album import approvals
from tests.album.visitor import Visitor

UNSIGNED = Filter("unsigned", Match.ANY_OF, (1,))
DECISIONS = (Paper.AGREEMENT.label, Paper.APPROVAL.label)
"""What is signed, by an employee or a civil servant."""


def first_look(it: Visitor) -> None:
    it.go("papers")


def viewer(it: Visitor) -> None:
    """A paper that was made just now."""
    approvals.case(it, State.SIGNATURE)
    it.hands.wait_to_see("Papier erstellen")
    it.hands.unfold("Papier erstellen", next(words for words in _offered(it) if words in DECISIONS))
    it.hands.wait_until(lambda: isinstance(it.hands.dialog(), Viewer))
    it.hands.wait_to_see("Seite 1 von")
    it.rest()


def searching(it: Visitor) -> None:
    viewer(it)
    it.front()
    it.hands.enter("Im Papier suchen", "dienst")
    it.hands.wait_to_see("Treffer")


def card(it: Visitor) -> None:
    viewer(it)
    it.leave()
    it.show(PAPERS, UNSIGNED)
    it.hands.wait_to_see(
        "Den unterschriebenen Scan einfach auf das Fenster ziehen; der Prüfcode ordnet ihn zu."
    )


def several(it: Visitor) -> None:
    viewer(it)
    it.leave()
    viewer(it)
    it.leave()
    it.go("papers")
    it.hands.press("Alle")
    it.rest()
    it.table.selectAll()


def signing(it: Visitor) -> None:
    viewer(it)
    it.hands.press("Unterschreiben …")
    it.hands.wait_to_see("Digital unterschreiben")


def signing_without_file(it: Visitor) -> None:
    signing(it)
    it.hands.press("Unterschreiben")


def intake(it: Visitor) -> None:
    """A paper without a code, and something that is none."""
    it.go("papers")
    with TemporaryDirectory() as folder:
        letter, table = Path(folder, "Scan 0001.pdf"), Path(folder, "Liste.csv")
        letter.write_bytes(adapting.preview(paper=Paper.PLEDGE, own={}, on=today()))
        table.write_text("Name;Tage", encoding="utf-8")
        files = [QUrl.fromLocalFile(str(path)) for path in (letter, table)]
        Intake(it.program.desk, it.window, files).open()
        it.hands.wait_to_see("nicht lesbar")
    it.rest()


def assigning(it: Visitor) -> None:
    intake(it)
    it.hands.press("Ansehen und zuordnen")
    it.hands.wait_to_see("Wozu gehört dieses Blatt?")


def texts(it: Visitor) -> None:
    it.go("papers")
    it.hands.menu("Papier", "Texte der Papiere …")
    it.hands.wait_to_see("Alles steht da, wie es geliefert wurde.")


def _offered(it: Visitor) -> list[str]:
    """Which papers can be made of the case in sight."""
    buttons = it.window.findChildren(QAbstractButton)
    button = next(each for each in buttons if each.isVisible() and each.text() == "Papier erstellen")
    menu = button.findChild(QMenu)
    return [action.text() for action in menu.actions()] if menu else []
