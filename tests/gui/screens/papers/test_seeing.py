"""A paper is made where it is needed, seen at once, and leaves the window as somebody wants it."""

import email
from email import policy
from pathlib import Path

import pypdfium2
from pytestqt.qtbot import QtBot

from inventory.actor import Role
from inventory.approvals.states import State
from inventory.approvals.words import Paper
from tests.gui.screens.papers.conftest import PERSON, PaperHall, print_into, save_as, viewer


def test_a_clerk_makes_a_paper_on_the_card_of_a_case_sees_it_and_finds_it_there_again(
    hall: PaperHall, qtbot: QtBot
) -> None:
    case = hall.case_in(State.SIGNATURE)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.look_at(case, "Papier erstellen")
        seat.unfold("Papier erstellen", "Zusatzvereinbarung")
        shown = viewer(seat)
        assert shown.windowTitle().startswith("Zusatzvereinbarung")
        assert seat.sees(f"Seite 1 von {shown.pages.count}")
        seat.enter("Im Papier suchen", "zusatzvereinbarung")
        seat.wait_until(lambda: shown.pages.selected_text == "Zusatzvereinbarung")
        assert seat.sees(" Treffer")
        shown.reject()
        seat.wait_to_see("02.03.2026 · Unterschrift fehlt")
    (line,) = hall.on_card(case)
    assert line.unsigned


def test_a_clerk_who_wishes_so_sees_the_paper_of_a_step_with_the_step(hall: PaperHall, qtbot: QtBot) -> None:
    case = hall.case_in(State.SUBMITTED)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.do_line(f"Eingang: {PERSON}")
        seat.face()
        seat.tick("Gleich erstellen und ansehen")
        seat.press("An Führungskraft weiterleiten")
        assert viewer(seat).windowTitle().startswith("Stellungnahmebogen")
    assert hall.state_of(case) is State.OPINION


def test_the_newest_papers_of_several_cases_go_to_the_printer_as_one_job(
    hall: PaperHall, qtbot: QtBot, tmp_path: Path
) -> None:
    cases = hall.cases(State.SIGNATURE)
    printed = tmp_path / "printed.pdf"
    with hall.seat(qtbot, Role.HR) as seat:
        seat.go("Anträge")
        seat.choose_all()
        seat.choose_action("Papiere drucken …")
        print_into(seat, printed)
        seat.wait_for_notice("3 Papiere sind beim Drucker.")
    made = [line for case in cases for line in hall.on_card(case)]
    assert [it.title.split(",")[0].split(" · ")[0] for it in made] == ["Zusatzvereinbarung"] * 3
    assert len(pypdfium2.PdfDocument(printed)) % 3 == 0


def test_a_paper_is_saved_and_put_into_a_mail(hall: PaperHall, qtbot: QtBot, tmp_path: Path) -> None:
    paper = hall.of(hall.case_in(State.SIGNATURE), Paper.AGREEMENT)
    kept = hall.data(paper)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.shell.reveal("papers", paper.key())
        seat.wait_to_see("Unterschrift fehlt")
        seat.choose_action("Ansehen")
        viewer(seat)
        save_as(seat, "Speichern …", tmp_path / "Vereinbarung.pdf")
        seat.wait_to_see("Gespeichert: „Vereinbarung.pdf“.")
        assert (tmp_path / "Vereinbarung.pdf").read_bytes() == kept
        save_as(seat, "E-Mail …", tmp_path / "Entwurf.eml")
        seat.wait_to_see("Gespeichert: „Entwurf.eml“.")
    draft = email.message_from_bytes((tmp_path / "Entwurf.eml").read_bytes(), policy=policy.default)
    (attached,) = draft.iter_attachments()
    assert (draft["To"], draft["X-Unsent"]) == (hall.applicant.email, "1")
    assert draft["Subject"].startswith("Zusatzvereinbarung")
    assert attached.get_content() == kept
    assert str(attached.get_filename()).endswith(".pdf")


def test_a_paper_is_printed_from_where_it_is_read(hall: PaperHall, qtbot: QtBot, tmp_path: Path) -> None:
    paper = hall.of(hall.case_in(State.SIGNATURE), Paper.AGREEMENT)
    with hall.seat(qtbot, Role.HR) as seat:
        seat.shell.reveal("papers", paper.key())
        seat.wait_to_see("Unterschrift fehlt")
        seat.choose_action("Ansehen")
        pages = viewer(seat).pages.count
        seat.press("Drucken …")
        print_into(seat, tmp_path / "printed.pdf")
        seat.wait_to_see("Das Papier ist beim Drucker.")
    assert len(pypdfium2.PdfDocument(tmp_path / "printed.pdf")) == pages
