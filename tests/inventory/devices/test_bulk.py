"""The same change for many devices."""

from datetime import date

import pytest
from sqlalchemy import event
from sqlmodel import Session

from inventory.devices import bulk
from inventory.errors import Refused
from tests.inventory.clerk import Clerk


def test_a_bulk_edit_shows_before_and_after_and_is_taken_back_as_a_whole(clerk: Clerk) -> None:
    devices = clerk.delivery("A", "B", "C")
    ids = [device.key() for device in devices]
    values = {"warranty_until": date(2029, 1, 5)}
    plan = clerk.see(bulk.preview, device_ids=ids, values=values)
    assert [it.changes for it in plan] == [(("warranty_until", None, date(2029, 1, 5)),)] * 3

    assert clerk.do(bulk.correct_all, device_ids=ids, values=values) == 3
    booking = clerk.booking
    assert {clerk.look_at(it).warranty_until for it in devices} == {date(2029, 1, 5)}
    with pytest.raises(Refused, match="haben diese Werte schon"):
        clerk.do(bulk.correct_all, device_ids=ids, values=values)
    clerk.undo(booking)
    assert {clerk.look_at(it).warranty_until for it in devices} == {None}


def test_a_bulk_edit_that_one_device_cannot_take_changes_none(clerk: Clerk) -> None:
    devices = clerk.delivery("A", "B")
    values = {"ownership": "miete"}
    plan = clerk.see(bulk.preview, device_ids=[it.key() for it in devices], values=values)
    assert [it.problem for it in plan] == ["„Vertrag“ fehlt noch."] * 2
    with pytest.raises(Refused, match="N-00001: „Vertrag“ fehlt noch"):
        clerk.do(bulk.correct_all, device_ids=[it.key() for it in devices], values=values)


def test_the_devices_that_cannot_take_it_are_left_out_by_whoever_saw_them(clerk: Clerk) -> None:
    bought = clerk.device("A")
    leased = clerk.device(
        "B", ownership="miete", contract_id=clerk.contract().key(), model_id=bought.model_id
    )
    ids, values = [bought.key(), leased.key()], {"contract_id": None}
    plan = clerk.see(bulk.preview, device_ids=ids, values=values)
    assert [it.problem for it in plan] == ["", "„Vertrag“ fehlt noch."]


def test_many_devices_are_not_asked_for_their_models_and_holders_one_by_one(clerk: Clerk) -> None:
    devices = clerk.delivery(*(f"SN-{number}" for number in range(2 * bulk.CHUNK)))
    clerk.issue(*devices[:60], employee_id=clerk.person().key())
    asked: list[str] = []

    def note(_connection: object, _cursor: object, sql: str, *_more: object) -> None:
        asked.append(sql)

    event.listen(clerk.store.engine, "before_cursor_execute", note)
    clerk.do(bulk.correct_all, device_ids=[it.key() for it in devices], values={"invoice_no": "R-1"})
    assert sum(sql.startswith("SELECT") for sql in asked) <= 10


def test_a_bulk_edit_stopped_on_its_way_changes_none(clerk: Clerk) -> None:
    devices = clerk.delivery(*(f"SN-{number}" for number in range(bulk.CHUNK + 1)))
    ids = [it.key() for it in devices]

    class Stopped(Exception):
        pass

    def stop_halfway(done: int, _total: int) -> None:
        if done:
            raise Stopped

    def change(session: Session) -> int:
        return bulk.correct_all(session, device_ids=ids, values={"invoice_no": "R-1"}, told=stop_halfway)

    with pytest.raises(Stopped):
        clerk.do(change)
    assert {clerk.look_at(devices[place]).invoice_no for place in (0, -1)} == {None}
