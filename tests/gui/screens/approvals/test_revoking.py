"""A Widerruf is told by what was asked for it, not by what was answered when work at home began."""

from pytestqt.qtbot import QtBot

from inventory.actor import Role
from inventory.approvals.states import State, Step
from tests.gui.screens.cityhall import CityHall
from tests.inventory.approvals.office import DAY, TO_HR
from tests.inventory.approvals.test_agreement import version


def test_the_consent_to_the_approval_is_none_to_the_revocation(hall: CityHall, qtbot: QtBot) -> None:
    version(hall, valid_from=DAY, council_approves=True)
    hall.stock()
    approval = (Step.INVOLVE, Step.RECORD_RESULT, Step.APPROVE, Step.SIGN, Step.START_TRIAL)
    begun = (Step.PASS_TRIAL, Step.START_REVOCATION)
    case = hall.walk(hall.draft(), (*TO_HR, *approval, *begun))
    with hall.seat(qtbot, Role.HR) as seat:
        seat.look_at(case, "Widerruf eingeleitet")
        seat.wait_to_see("Anhörung bis 16.03.2026. Personalrat: Antwort bis 16.03.2026.")
        assert not seat.sees("Zustimmung des Personalrats liegt vor")
        seat.press("Ergebnis eintragen")
        seat.face()
        seat.choose("Ergebnis", "Zugestimmt")
        seat.take("Ergebnis eintragen")
        seat.wait_to_see("Zustimmung des Personalrats liegt vor (02.03.2026).")
        seat.wait_until(lambda: seat.can("Widerrufen"))
    assert hall.state_of(case) is State.REVOKING
