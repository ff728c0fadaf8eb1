"""Whose booking may be taken back by whom, and what the timeline says of it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from inventory.access.actions import add_account
from inventory.actor import Actor, Role
from inventory.approvals import actions as cases
from inventory.approvals import agreement
from inventory.approvals.records import Application
from inventory.approvals.states import State, Step
from inventory.city.actions import correct_city, found_city
from inventory.devices.records import Device, DeviceModel
from inventory.errors import Refused
from inventory.people.actions import correct_person
from inventory.people.records import Employee
from inventory.store import history
from inventory.store.columns import Record
from inventory.store.database import Store
from inventory.store.timeline import Moment, latest, timeline
from tests.inventory.approvals.office import Office
from tests.inventory.clerk import Clerk

EVERYBODY = frozenset(Role)


@pytest.fixture
def office(sqlite_store: Store) -> Office:
    return Office(sqlite_store)


def rename_city(office: Office, doer: Clerk) -> None:
    office.hr.do(found_city)
    doer.do(correct_city, city_id=1, base={"name": "Stadt"}, values={"name": "Stadt Talheim"})


def issue_version(office: Office, doer: Clerk) -> None:
    values = {**office.rules.model_dump(), "valid_from": date(2028, 2, 29), "name": "Fassung 2028"}
    doer.do(agreement.issue_version, values=values)


def open_account(_office: Office, doer: Clerk) -> None:
    doer.do(add_account, values={"login": "ad02", "roles": ("admin",), "active": True})
    doer.do(add_account, values={"login": "hr02", "roles": ("hr",), "active": True})


def hand_over(office: Office, doer: Clerk) -> None:
    """Moves a case and issues a device at once."""
    case = office.case_in(State.EQUIPMENT)
    office.desks[Role.IT] = doer
    office.take(case, Step.START_TRIAL)


DOINGS: dict[str, tuple[Callable[[Office, Clerk], object], set[Role]]] = {
    "a model": (lambda _office, doer: doer.model(), {Role.IT}),
    "a unit": (lambda _office, doer: doer.unit("FB 20", "Finanzen"), {Role.HR}),
    "a person": (lambda _office, doer: doer.person("77"), {Role.HR}),
    "the city": (rename_city, {Role.HR, Role.ADMIN}),
    "a draft": (lambda office, doer: doer.do(cases.draft, values=office.form()), set()),
    "a version of the agreement": (issue_version, set()),
    "an account": (open_account, set()),
    "a handover": (hand_over, set()),
}
"""What somebody did, and who of all the others may take it back."""


@pytest.mark.parametrize("doing", DOINGS)
def test_others_take_back_only_what_they_could_have_done(office: Office, doing: str) -> None:
    do, undoers = DOINGS[doing]
    doer = Clerk(office.store, Actor("alle01", EVERYBODY))
    do(office, doer)
    others = {role: Clerk(office.store, actor) for role, actor in office.actors.items()}
    for role in EVERYBODY - undoers:
        with pytest.raises(Refused, match="Das nimmt nur zurück, wer es getan hat"):
            others[role].undo(doer.booking)
    for role in undoers:
        others[role].undo(doer.booking)
        others[role].undo()
    doer.undo()


def test_a_hand_that_lost_its_role_still_takes_back_its_own(office: Office) -> None:
    doer = Clerk(office.store, Actor("it02", frozenset({Role.IT})))
    doer.model()
    doer.actor = Actor("it02", frozenset())
    doer.undo()
    assert office.it.count(DeviceModel) == 0


def moments(office: Office, record: Record, role: Role, *seen: Role) -> list[Moment]:
    def ask(session: Session) -> list[Moment]:
        records = {type(record): [record.key()]}
        return timeline(session, records, office.actors[role], frozenset(seen or EVERYBODY))

    return office.hr.see(ask)


def test_the_timeline_offers_to_take_back_exactly_what_can_be_taken_back(office: Office) -> None:
    model = office.it.model()
    assert [it.revocable for it in moments(office, model, Role.IT)] == [True]
    assert [it.revocable for it in moments(office, model, Role.HR)] == [False]
    office.it.undo()
    beginning, end = sorted(moments(office, model, Role.IT), key=lambda it: it.booking_id)
    assert (beginning.taken_back, beginning.revocable) == (True, False)
    assert (end.label, end.taken_back, end.revocable) == ("Rückgängig gemacht", False, True)


def test_a_vote_is_revocable_for_who_cast_it_only(office: Office) -> None:
    case = office.case_in(State.IT_CHECK)
    for role in Role:
        newest = moments(office, case, role)[0]
        assert newest.label == "Votum der Fachbereichsleitung"
        assert newest.revocable is (role is Role.HEAD)


def test_what_a_reader_may_not_see_is_left_out_of_the_past_and_masked_stays_masked(office: Office) -> None:
    person = office.applicant
    phone = {"base": {"phone": None}, "values": {"phone": "2211"}}
    status = {"base": {"status_group": person.status_group}, "values": {"status_group": "beamt"}}
    office.hr.do(correct_person, person_id=person.key(), **phone)
    office.hr.do(correct_person, person_id=person.key(), **status)
    told = {role: repr([it.details for it in moments(office, person, role, role)]) for role in Role}
    assert "2211" in told[Role.HR]
    assert "Statusgruppe" in told[Role.HR]
    assert not [role for role in Role if role is not Role.HR and "Statusgruppe" in told[role]]


def test_everybody_has_their_own_latest_bookings_the_newest_first(office: Office) -> None:
    office.it.model()
    office.it.model("tablet", "iPad 11")
    office.hr.unit("FB 20", "Finanzen")
    labels = [it.label for it in office.it.see(latest, count=2, actor="it01")]
    assert labels == ["Modell angelegt", "Modell angelegt"]
    assert [it.actor for it in office.it.see(latest, count=1, actor="hr01")] == ["hr01"]
    assert office.it.see(latest, count=5, actor="niemand") == []


def test_an_older_booking_stays_while_a_newer_one_builds_on_it(office: Office) -> None:
    case = office.case_in(State.OPINION)
    office.take(case, Step.GIVE_OPINION)
    opinion = office.desks[Role.MANAGER].booking
    office.take(case, Step.CAST_VOTE)
    with pytest.raises(Refused, match=r"wurde danach noch einmal geändert \(„Votum der Fachbereichsleitung“"):
        office.desks[Role.MANAGER].undo(opinion)
    office.desks[Role.HEAD].undo()
    office.desks[Role.MANAGER].undo(opinion)
    assert office.look_at(case).state is State.OPINION


def test_a_handover_is_taken_back_with_the_device_and_the_case(office: Office) -> None:
    case = office.case_in(State.EQUIPMENT)
    office.take(case, Step.START_TRIAL)
    office.it.undo()
    device = office.it.see(lambda session: session.get_one(Device, 1))
    found = office.look_at(case)
    assert (found.state, found.trial_until, found.handed_over_on) == (State.EQUIPMENT, None, None)
    assert (device.employee_id, device.reserved_for_id) == (None, office.applicant.id)
    assert office.take(case, Step.START_TRIAL).state is State.TRIAL


def test_taking_back_can_be_taken_back(office: Office) -> None:
    case = office.case_in(State.HR_CHECK)
    office.take(case, Step.INVOLVE)
    office.hr.undo()
    assert office.look_at(case).state is State.HR_CHECK
    office.hr.undo()
    assert office.look_at(case).state is State.PARTICIPATION


def test_nothing_can_be_taken_back_of_a_booking_that_changed_nothing(office: Office) -> None:
    with pytest.raises(Refused, match="hat nichts geändert"):
        office.it.undo(_empty_booking(office))


def _empty_booking(office: Office) -> int:
    """As an import leaves it that found nothing new."""

    def write(session: Session) -> int:
        booking = history.Booking(at=datetime.now(UTC), actor="it01", label="Einlesen")
        session.add(booking)
        session.flush()
        assert booking.id is not None
        return booking.id

    return office.it.do(write)


def test_the_past_of_a_case_is_known_for_every_moment(office: Office) -> None:
    case = office.case_in(State.TRIAL)
    bookings = office.hr.see(lambda session: history.events_of(session, Application, [case.key()]))
    stood: list[str] = []
    for moment in sorted({booking.at for _event, booking in bookings}):
        found = office.hr.see(history.as_of, kind=Application, record_id=case.key(), moment=moment)
        assert found is not None
        stood += [found["state"]] if found["state"] not in stood else []
    assert stood[0] is State.DRAFT
    assert stood[-1] is State.TRIAL
    assert len(stood) == 10
    early = datetime(2000, 1, 1, tzinfo=UTC)
    assert office.hr.see(history.as_of, kind=Employee, record_id=1, moment=early) is None
