"""The history of the invented city: it leads to what is there, and people can go on from it."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import select

from inventory.demo.days import TODAY, iso
from inventory.devices import lifecycle
from inventory.devices.lifecycle import State
from inventory.devices.records import Device
from inventory.people.records import Employee
from inventory.store import history
from inventory.store.database import Session, Store
from inventory.store.history import Booking, Event
from tests.inventory.clerk import Clerk
from tests.inventory.demo.looking import EVERY, KINDS, all_of, asked


def test_history_leads_to_every_record_as_it_is(city: Store) -> None:
    def differences(session: Session) -> list[Any]:
        newest = session.exec(select(sa.func.max(Booking.at))).one()
        found = []
        for kind in KINDS:
            for record in session.exec(select(kind)).all()[::EVERY]:
                then = history.as_of(session, kind, record.key(), newest)
                now = {name: getattr(record, name) for name in history.tracked(kind)}
                if then != now:
                    found.append({"then": then, "now": now})
        return found

    assert city.read(differences) == []


def test_every_change_of_a_state_is_a_step_of_the_life_of_a_device(city: Store) -> None:
    known = {(source, cell.target) for (source, _step), cell in lifecycle.LIFE.items()}
    changes = asked(city, "SELECT DISTINCT old, new FROM event WHERE kind = 'device' AND field = 'state'")
    assert {(State.of(old.strip('"')), State.of(new.strip('"'))) for old, new in changes} <= known


def test_bookings_follow_each_other_on_working_days_until_yesterday(city: Store) -> None:
    bookings = all_of(city, Booking)
    moments = [booking.at for booking in bookings]
    assert moments == sorted(moments)
    assert all(moment.weekday() < 5 for moment in moments)
    assert moments[-1].date().isoformat() < iso(TODAY)
    assert moments[-1].year - moments[0].year >= 7
    assert len({booking.actor for booking in bookings}) > 6
    taken_back = {booking.undoes: booking.at for booking in bookings if booking.undoes}
    assert all(booking.at < taken_back[booking.id] for booking in bookings if booking.id in taken_back)


def test_the_next_delivery_continues_the_numbers(clerk: Clerk) -> None:
    last = max(device.inventory_no for device in all_of(clerk.store, Device) if device.inventory_no[0] == "N")
    received = clerk.delivery("neu-1", "neu-2")
    assert [int(device.inventory_no[2:]) for device in received] == [int(last[2:]) + 1, int(last[2:]) + 2]


def test_a_clerk_goes_on_where_history_ends(clerk: Clerk) -> None:
    devices = all_of(clerk.store, Device)
    held = next(device for device in devices if device.state is State.ISSUED)
    clerk.take_back(held)
    clerk.step(held, lifecycle.Step.WIPE)
    person = next(it for it in all_of(clerk.store, Employee) if it.exit_on is None)
    clerk.issue(held, employee_id=person.id, on=all_of(clerk.store, Booking)[-1].at.date())
    assert clerk.look_at(held).employee_id == person.id
    clerk.undo()
    assert clerk.look_at(held).state is State.STOCK


def test_the_last_steps_of_history_can_be_taken_back(clerk: Clerk) -> None:
    steps = set(lifecycle.DONE.values())
    last = next(it for it in reversed(all_of(clerk.store, Booking)) if it.label in steps)
    clerk.undo(last.id)
    changed = clerk.see(lambda session: list(session.exec(select(Event).where(Event.booking_id == last.id))))
    assert changed
