"""History: no change without a booking, no booking is ever changed, all can be taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from inventory.devices import actions
from inventory.devices.lifecycle import State, Step
from inventory.devices.records import Assignment, Device
from inventory.errors import Refused
from inventory.people.actions import correct_person
from inventory.people.records import Employee
from inventory.store import history, timeline
from inventory.store.history import Booking, Event
from tests.inventory.clerk import Clerk


def events(clerk: Clerk, kind: type, key: int) -> list[tuple[str, str | None, str | None]]:
    found = clerk.see(lambda session: history.events_of(session, kind, [key]))
    return [(event.field, event.old, event.new) for event, _booking in reversed(found)]


def test_one_event_per_changed_field_with_actor_time_old_and_new(clerk: Clerk) -> None:
    person = clerk.person()
    base = {"phone": None, "share": person.share}
    clerk.do(correct_person, person_id=person.key(), base=base, values={"phone": "2211", "share": 50})
    assert sorted(events(clerk, Employee, person.key())[1:]) == [
        ("phone", "null", '"2211"'),
        ("share", '"100.00"', '"50.00"'),
    ]
    booking = clerk.see(lambda session: session.get_one(Booking, clerk.booking))
    assert (booking.actor, booking.label) == ("it01", "Person geändert")
    assert datetime.now(UTC) - booking.at < timedelta(minutes=1)


def test_an_action_that_changes_nothing_books_nothing(clerk: Clerk) -> None:
    person = clerk.person()
    clerk.do(correct_person, person_id=person.key(), base={"phone": None}, values={"phone": None})
    assert clerk.booking is None


def test_a_refused_action_leaves_no_trace_in_the_history(clerk: Clerk) -> None:
    clerk.device("A")
    before = clerk.count(Event), clerk.count(Booking)
    with pytest.raises(Refused):
        clerk.delivery("B", "A", model_id=1)
    assert (clerk.count(Event), clerk.count(Booking)) == before


@pytest.mark.parametrize(
    "statement", ["UPDATE event SET new = '1'", "DELETE FROM event", "DELETE FROM booking"]
)
def test_history_cannot_be_changed_by_anybody(clerk: Clerk, statement: str) -> None:
    clerk.device()
    with pytest.raises(DBAPIError), clerk.store.engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_a_record_can_be_read_as_it_stood_on_a_day(clerk: Clerk) -> None:
    person, device = clerk.person(), clerk.device()
    before = datetime.now(UTC)
    clerk.issue(device, employee_id=person.id)
    between = datetime.now(UTC)
    clerk.take_back(device)

    def stood(moment: datetime) -> dict[str, object] | None:
        return clerk.see(history.as_of, kind=Device, record_id=device.key(), moment=moment)

    assert stood(before - timedelta(days=1)) is None
    early, held, now = stood(before), stood(between), stood(datetime.now(UTC))
    assert early
    assert held
    assert now
    assert [it["state"] for it in (early, held, now)] == [State.STOCK, State.ISSUED, State.RETURNED]
    assert held["employee_id"] == person.id
    assert early["purchased_on"] == date(2026, 1, 5)


def test_undo_is_a_counter_booking_and_can_itself_be_taken_back(clerk: Clerk) -> None:
    person, device = clerk.person(), clerk.device()
    clerk.issue(device, employee_id=person.id)
    issued = clerk.booking
    clerk.undo(issued)
    counter = clerk.booking
    assert clerk.look_at(device).state is State.STOCK
    assert clerk.count(Assignment) == 0
    booking = clerk.see(lambda session: session.get_one(Booking, counter))
    assert (booking.label, booking.undoes) == ("Rückgängig gemacht", issued)

    clerk.undo(counter)
    assert clerk.look_at(device).employee_id == person.id
    assert clerk.count(Assignment) == 1


def test_undo_is_refused_with_the_reason_where_something_newer_stands_in_the_way(clerk: Clerk) -> None:
    person, device = clerk.person(), clerk.device()
    clerk.issue(device, employee_id=person.id)
    issued = clerk.booking
    clerk.take_back(device)
    returned = clerk.booking
    with pytest.raises(Refused, match=r"wurde danach noch einmal geändert.*„Zurückgenommen“.*it01"):
        clerk.undo(issued)
    clerk.undo(returned)
    clerk.undo(issued)
    assert clerk.look_at(device).state is State.STOCK


def test_undo_ignores_newer_changes_of_other_fields(clerk: Clerk) -> None:
    device = clerk.device()
    clerk.do(actions.correct, device_id=device.key(), base={"asset_no": None}, values={"asset_no": "1"})
    first = clerk.booking
    clerk.do(actions.correct, device_id=device.key(), base={"invoice_no": None}, values={"invoice_no": "R"})
    clerk.undo(first)
    assert (clerk.look_at(device).asset_no, clerk.look_at(device).invoice_no) == (None, "R")


def test_a_delivery_cannot_be_taken_back_once_a_device_of_it_lives_on(clerk: Clerk) -> None:
    device, person = clerk.device(), clerk.person()
    taken_in = clerk.see(lambda session: session.exec(select(Booking.id)).all())[1]
    clerk.issue(device, employee_id=person.id)
    with pytest.raises(Refused, match="Das geht nicht mehr"):
        clerk.undo(taken_in)


def test_a_person_who_holds_a_device_cannot_be_taken_out(clerk: Clerk) -> None:
    person = clerk.person()
    taken_in = clerk.booking
    clerk.issue(clerk.device(), employee_id=person.id)
    with pytest.raises(Refused, match="gehören noch dazu"):
        clerk.undo(taken_in)


def test_the_timeline_reads_in_words_and_hides_the_imei(clerk: Clerk) -> None:
    device = clerk.device()
    clerk.do(actions.correct, device_id=device.key(), base={"imei": None}, values={"imei": "490154203237518"})
    clerk.step(device, Step.SEND_TO_REPAIR, repair_order="W-7")

    def read(session: Session) -> list[timeline.Moment]:
        return timeline.timeline(session, {Device: [device.key()]}, clerk.actor, clerk.actor.roles)

    repair, corrected, _taken_in = clerk.see(read)
    assert repair.details == ("Stand: Lager → Reparatur", "Auftrag: W-7")
    assert corrected.details == ("IMEI geändert",)
    clerk.undo()
    assert clerk.see(read)[1].taken_back
    assert [it.label for it in clerk.see(timeline.latest, count=2, actor=clerk.actor.login)] == [
        "Rückgängig gemacht",
        "Zur Reparatur gegeben",
    ]


def test_a_stale_record_is_never_overwritten(clerk: Clerk) -> None:
    """Two transactions that overlap for real: the later one sees the new state and is run again."""
    device = clerk.device()
    seen: list[str | None] = []

    def slow(session: Session) -> None:
        mine = session.get_one(Device, device.key())
        if not seen and session.connection().dialect.name == "postgresql":
            other = Clerk(clerk.store)
            other.do(
                actions.correct, device_id=device.key(), base={"asset_no": None}, values={"asset_no": "other"}
            )
        seen.append(mine.asset_no)
        mine.invoice_no = "mine"

    clerk.do(slow)
    assert clerk.look_at(device).invoice_no == "mine"
    if clerk.store.engine.dialect.name == "postgresql":
        assert seen == [None, "other"]
        assert clerk.look_at(device).asset_no == "other"
