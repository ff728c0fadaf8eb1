"""What comes back is dropped on the window: scans find their case, forms become applications."""

from pathlib import Path
from random import Random

from PIL import Image
from pytestqt.qtbot import QtBot

from gui.screens.papers.tray import Tray
from inventory.actor import Role
from inventory.approvals.states import State
from inventory.approvals.words import Paper
from tests.gui.screens.papers.conftest import PERSON, PaperHall, drop, scanned
from tests.inventory.approvals.office import DAY
from tests.inventory.papers.filled import answers, issued
from tests.inventory.papers.fillers import with_pypdf
from tests.inventory.papers.scanner import as_png, empty_back

WHITE = Image.new("L", (1240, 1754), 255)


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def empty_sheet(path: Path) -> Path:
    return written(path, as_png(empty_back(WHITE, Random(3))))


def test_a_signed_scan_that_is_dropped_on_the_window_moves_its_case(
    hall: PaperHall, qtbot: QtBot, tmp_path: Path
) -> None:
    case = hall.case_in(State.SIGNATURE)
    paper = hall.of(case, Paper.AGREEMENT)
    scan = written(tmp_path / "Scan.pdf", scanned(hall.data(paper)))
    with hall.seat(qtbot, Role.HR) as seat:
        drop(seat, scan)
        seat.wait_to_see("1 abgelegt")
        seat.wait_to_see("Abgelegt und unterschrieben; der Vorgang geht weiter.")
        seat.take("Fertig")
        drop(seat, scan)
        seat.wait_to_see("Diese Datei ist schon abgelegt, seit 02.03.2026.")
    assert hall.look(paper).signed_on == DAY
    assert hall.state_of(case) is State.EQUIPMENT
    assert scan.exists()


def test_a_sheet_without_a_code_waits_until_somebody_says_what_it_is(
    hall: PaperHall, qtbot: QtBot, tmp_path: Path
) -> None:
    paper = hall.of(hall.case_in(State.SIGNATURE), Paper.AGREEMENT)
    with hall.seat(qtbot, Role.HR) as seat:
        drop(seat, empty_sheet(tmp_path / "Blatt.png"))
        seat.wait_to_see("1 bitte zuordnen")
        seat.wait_to_see("Blatt.png")
        seat.press("Ansehen und zuordnen")
        seat.face()
        seat.wait_to_see("Wozu gehört dieses Blatt?")
        seat.press("Zuordnen")
        seat.wait_to_see("„Papier“ fehlt noch.")
        seat.pick("Papier", paper.number.lower(), paper.number)
        seat.press("Zuordnen")
        seat.wait_to_see("Alles ist zugeordnet.")
        assert not seat.sees("Ansehen und zuordnen")
    assert hall.look(paper).signed_on == DAY
    assert len(hall.files(paper)) == 2


def test_what_is_neither_scan_nor_form_is_refused_and_holds_up_nothing(
    hall: PaperHall, qtbot: QtBot, tmp_path: Path
) -> None:
    paper = hall.of(hall.case_in(State.SIGNATURE), Paper.AGREEMENT)
    files = (
        written(tmp_path / "Liste.pdf", b"Name;Tage"),
        tmp_path / "weg.pdf",
        written(tmp_path / "Scan.pdf", scanned(hall.data(paper))),
    )
    with hall.seat(qtbot, Role.HR) as seat:
        drop(seat, *files)
        seat.wait_to_see("1 abgelegt · 2 nicht lesbar")
        seat.wait_to_see("„Liste.pdf“: Gelesen werden PDF, TIFF, JPEG und PNG. Diese Datei ist nichts davon.")
        seat.wait_to_see("„weg.pdf“: Die Datei lässt sich nicht öffnen.")
    assert hall.look(paper).signed_on == DAY


def test_a_filled_form_is_an_application_without_typing(
    hall: PaperHall, qtbot: QtBot, tmp_path: Path
) -> None:
    form = written(tmp_path / "Antrag.pdf", with_pypdf(issued(hall).data, answers()))
    with hall.seat(qtbot, Role.HR) as seat:
        drop(seat, form)
        seat.wait_to_see("1 Antrag aufgenommen")
        seat.wait_to_see("Antrag eingereicht.")
        seat.take("Fertig")
        seat.go("Heute")
        seat.wait_until(lambda: f"Eingang: {PERSON}" in seat.lines())


def test_a_form_of_somebody_unknown_that_lacks_something_becomes_a_draft_of_whom_one_names(
    hall: PaperHall, qtbot: QtBot, tmp_path: Path
) -> None:
    stranger = answers(last_name="Mühler", personnel_no="999", email="", begins_on="")
    form = written(tmp_path / "Antrag.pdf", with_pypdf(issued(hall).data, stranger))
    with hall.seat(qtbot, Role.HR) as seat:
        drop(seat, form)
        seat.wait_to_see("Zu den Angaben im Formular findet sich niemand.")
        seat.press("Person wählen")
        seat.pick("Person", "müller", PERSON)
        seat.press("Übernehmen")
        seat.wait_to_see("Alles ist zugeordnet.")
        seat.take("Fertig")
        seat.wait_for_notice("Als Entwurf aufgenommen.")
        assert seat.notice() == "Als Entwurf aufgenommen. „Beginn“ fehlt noch."


def test_what_arrives_in_the_folder_of_the_scanner_is_told_taken_in_and_put_away(
    hall: PaperHall, qtbot: QtBot, tmp_path: Path
) -> None:
    paper = hall.of(hall.case_in(State.SIGNATURE), Paper.AGREEMENT)
    folder = tmp_path / "Eingang"
    folder.mkdir()

    def put_away() -> list[str]:
        return sorted(it.name for it in folder.glob("Abgelegt/*"))

    with hall.seat(qtbot, Role.HR) as seat:
        Tray(seat.shell.desk, seat.shell.window(), folder, every=50)
        written(folder / "0001.pdf", scanned(hall.data(paper)))
        sheet = empty_sheet(folder / "0002.png")
        seat.wait_for_notice("2 neue Scans liegen im Eingang „Eingang“.")
        seat.press("Ablegen")
        seat.face()
        seat.wait_to_see("1 abgelegt · 1 bitte zuordnen")
        assert put_away() == ["0001.pdf"]
        assert sheet.exists()
        seat.press("Ansehen und zuordnen")
        seat.pick("Papier", paper.number, paper.number)
        seat.press("Zuordnen")
        seat.wait_until(lambda: put_away() == ["0001.pdf", "0002.png"])
        assert not sheet.exists()
    assert hall.look(paper).signed_on == DAY
