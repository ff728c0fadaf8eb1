"""Recording an application from paper: what is known is filled in, and it is handed in at once."""

from datetime import date
from typing import Any

import pytest

from inventory.approvals import actions, filing
from inventory.approvals.filing import Known
from inventory.approvals.records import Application, whole
from inventory.approvals.states import State, Step
from inventory.approvals.words import ApplicationKind, Declaration, Equipment, WorkForm
from inventory.errors import Conflict, Invalid, Refused
from tests.inventory.approvals.office import DAY, Office

SIGNED: dict[str, Any] = {"declarations": tuple(Declaration), "signed_on": DAY, "signed_as": "papier"}
"""What is on the paper and nowhere else."""


def known(office: Office, today: date = DAY) -> Known:
    return office.hr.see(filing.known_for, employee_id=office.applicant.key(), today=today)


def file(office: Office, today: date = DAY, **values: Any) -> Application:
    return office.hr.do(filing.file, values=office.form(**values), today=today)


def bookings(office: Office) -> int:
    assert office.hr.booking is not None
    return office.hr.booking


def test_for_who_is_new_the_usual_is_filled_in(office: Office) -> None:
    found = known(office)
    assert found.sentence == ""
    assert found.months == 24
    assert "Publikumsverkehr" in " ".join(found.criteria)
    usual = {"kind": ApplicationKind.FIRST, "form": WorkForm.REGULAR, "equipment": (Equipment.NOTEBOOK,)}
    assert {name: found.values[name] for name in usual} == usual
    assert (found.values["begins_on"], found.values["ends_on"]) == (date(2026, 5, 1), date(2028, 4, 30))


@pytest.mark.parametrize(
    ("today", "begins", "ends"),
    [
        (date(2025, 12, 31), date(2026, 2, 1), date(2028, 1, 31)),
        (date(2024, 2, 29), date(2024, 4, 1), date(2026, 3, 31)),
        (date(2026, 1, 15), date(2026, 3, 1), date(2028, 2, 29)),
    ],
)
def test_the_usual_term_is_of_whole_months(office: Office, today: date, begins: date, ends: date) -> None:
    values = known(office, today).values
    assert (values["begins_on"], values["ends_on"]) == (begins, ends)


def test_who_holds_a_device_already_is_not_given_another_by_habit(office: Office) -> None:
    office.it.issue(office.it.device(), employee_id=office.applicant.id)
    assert known(office).values["equipment"] == ()


def test_what_is_known_and_what_is_signed_is_a_whole_application(office: Office) -> None:
    rest = {"percent": 40, "days": 2, "available_from": "09:00", "available_until": "15:00"}
    values = {**known(office).values, **rest, **SIGNED, "tasks": "E-Akte", "data_category": "keine"}
    case = office.hr.do(filing.file, values=values, today=DAY)
    assert (case.state, case.case_no) == (State.SUBMITTED, "MA-2026-00001")


def test_a_case_on_its_way_is_told_before_somebody_types(office: Office) -> None:
    case = office.draft()
    assert known(office).sentence == "Entwurf ist schon in Bearbeitung, Stand „Entwurf“."
    office.take(case, Step.SUBMIT)
    assert known(office).sentence == "MA-2026-00001 ist schon in Bearbeitung, Stand „Eingereicht“."


def test_a_running_case_is_changed_from_next_month_on(office: Office) -> None:
    before = office.case_in(State.ACTIVE)
    found = known(office, date(2026, 1, 31))
    assert found.sentence == "Es läuft MA-2026-00001 bis 30.04.2028; die Angaben kommen von dort."
    assert (found.values["kind"], found.values["predecessor_id"]) == (ApplicationKind.CHANGE, before.id)
    assert found.values["begins_on"] == date(2026, 2, 1)
    assert found.values["tasks"] == before.tasks
    assert not {"declarations", "signed_on", "signed_as", "changed_facts"} & set(found.values)


def test_shortly_before_its_end_a_running_case_is_renewed(office: Office) -> None:
    before = office.case_in(State.ACTIVE)
    assert known(office, date(2028, 1, 30)).values["kind"] is ApplicationKind.CHANGE
    values = known(office, date(2028, 1, 31)).values
    assert (values["kind"], values["predecessor_id"]) == (ApplicationKind.RENEWAL, before.id)
    assert (values["begins_on"], values["ends_on"]) == (date(2028, 5, 1), date(2030, 4, 30))
    assert values["received_on"] == date(2028, 1, 31)


def test_telework_is_renewed_with_its_address_and_hours(office: Office) -> None:
    home = {"street": "Am Rhein 1", "postcode": "51371", "city": "Leverkusen"}
    office.case_in(State.ACTIVE, form="telearbeit", hours=16, **home)
    values = known(office, date(2028, 2, 1)).values
    assert {name: values[name] for name in home} == home
    assert values["hours"] == 16


def test_a_case_without_an_end_is_changed_however_late_it_is(office: Office) -> None:
    before = office.case_in(State.ACTIVE)
    office.hr.do(_unlimited, case_id=before.key())
    found = known(office, date(2028, 4, 1))
    assert found.values["kind"] is ApplicationKind.CHANGE
    assert found.sentence == "Es läuft MA-2026-00001; die Angaben kommen von dort."


def _unlimited(session: Any, *, case_id: int) -> None:
    """As the cases of old telework are that were agreed without an end."""
    session.get_one(Application, case_id).ends_on = None


def test_recording_from_paper_is_one_booking_that_is_taken_back_as_one(office: Office) -> None:
    before = bookings(office)
    case = file(office)
    assert (case.state, bookings(office)) == (State.SUBMITTED, before + 1)
    office.hr.undo()
    assert office.hr.count(Application) == 0


def test_what_is_incomplete_leaves_nothing_behind(office: Office) -> None:
    for left_out, found in (({"tasks": ""}, {"tasks"}), ({"percent": 90}, {"percent"})):
        with pytest.raises(Invalid) as refused:
            file(office, **left_out)
        assert set(refused.value.problems) == found
    assert office.hr.count(Application) == 0
    assert file(office).case_no == "MA-2026-00001"


@pytest.mark.parametrize(
    ("received", "sentence"),
    [(None, "„Eingegangen am“ fehlt noch."), (date(2026, 3, 3), "Dieser Tag liegt noch vor uns.")],
)
def test_a_paper_comes_in_on_some_day_until_today(
    office: Office, received: date | None, sentence: str
) -> None:
    with pytest.raises(Invalid) as refused:
        file(office, received_on=received)
    assert refused.value.problems == {"received_on": sentence}


def test_an_application_counts_from_the_day_it_came_in(office: Office) -> None:
    case = file(office, today=date(2026, 3, 20))
    assert (case.last_on, case.due_on) == (DAY, date(2026, 3, 5))


def test_what_was_begun_is_finished_and_handed_in_later(office: Office) -> None:
    values = office.form(tasks=None, signed_on=None)
    case = office.hr.do(actions.draft, values=values)
    base = office.hr.see(lambda session: whole(session, office.look_at(case)))
    with pytest.raises(Invalid) as refused:
        office.hr.do(filing.hand_in, application_id=case.key(), base=base, values=values, today=DAY)
    assert set(refused.value.problems) == {"tasks", "signed_on"}
    done = office.hr.do(
        filing.hand_in, application_id=case.key(), base=base, values=office.form(priority=True), today=DAY
    )
    assert (done.state, done.tasks) == (State.SUBMITTED, "Bearbeitung der E-Akte")
    assert office.hr.see(lambda session: whole(session, done))["priority"] is True


def test_a_draft_stays_with_its_person(office: Office) -> None:
    case, other = office.draft(), office.hr.person("12")
    with pytest.raises(Refused, match="bleibt bei seiner Person"):
        office.hr.do(
            actions.correct,
            application_id=case.key(),
            base={"employee_id": case.employee_id},
            values={"employee_id": other.id},
        )


def test_two_desks_that_finish_the_same_draft_are_told(office: Office) -> None:
    case = office.draft()

    def say(tasks: str) -> None:
        change = {"base": {"tasks": case.tasks}, "values": {"tasks": tasks}}
        office.hr.do(actions.correct, application_id=case.key(), **change)

    say("Nur E-Akte")
    with pytest.raises(Conflict) as refused:
        say("Nur Telefon")
    assert (refused.value.clashes[0].theirs, refused.value.who) == ("Nur E-Akte", "hr01")
