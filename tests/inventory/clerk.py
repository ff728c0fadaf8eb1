"""A clerk at a desk: acts through the store, and fills in what a test does not care about."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from sqlmodel import Session, func, select

from inventory.actor import Actor, Role
from inventory.devices import actions, catalogue
from inventory.devices.lifecycle import Step
from inventory.devices.records import Contract, Device, DeviceModel
from inventory.people.actions import add_person, add_unit
from inventory.people.records import Employee, Unit
from inventory.store import history
from inventory.store.database import Store

T = TypeVar("T")
TODAY = date(2026, 11, 20)
IMEI = "490154203237518"
ANSWERS: dict[Step, dict[str, Any]] = {
    Step.RETURN: {"on": TODAY, "condition": "gut"},
    Step.WIPE: {"wiped_on": TODAY, "wipe_proof": "LN-1"},
    Step.BACK_TO_STOCK: {"wiped_on": TODAY, "wipe_proof": "LN-2"},
    Step.REPORT_LOST: {"on": TODAY, "loss_report": "Anzeige 7"},
    Step.FIND: {"on": TODAY, "condition": "gut"},
    Step.RETIRE: {
        "on": TODAY,
        "retired_reason": "verschrottet",
        "wiped_on": TODAY,
        "wipe_proof": "LN-3",
    },
}


class Clerk:
    def __init__(self, store: Store, actor: Actor | None = None) -> None:
        self.store = store
        self.actor = actor or Actor("it01", frozenset({Role.IT, Role.HR}))
        self.booking: int | None = None

    def do(self, action: Callable[..., T], **values: Any) -> T:
        result, self.booking = self.store.write(self.actor, lambda session: action(session, **values))
        return result

    def see(self, query: Callable[..., T], **values: Any) -> T:
        return self.store.read(lambda session: query(session, **values))

    def undo(self, booking: int | None = None) -> None:
        wanted = booking or self.booking
        assert wanted is not None
        self.do(history.undo, booking_id=wanted)

    def unit(self, code: str = "FB 51", name: str = "Kinder und Jugend", **values: Any) -> Unit:
        given = {"code": code, "name": name, "kind": "fachbereich", "valid_from": date(2020, 1, 1), **values}
        return self.do(add_unit, values=given)

    def person(self, personnel_no: str = "4711", **values: Any) -> Employee:
        return self.do(add_person, values=self.person_values(personnel_no, **values))

    def person_values(self, personnel_no: str = "4711", **values: Any) -> dict[str, Any]:
        return {
            "personnel_no": personnel_no,
            "first_name": "Jörg",
            "last_name": "Müller",
            "status_group": "tarif",
            "unit_id": values.get("unit_id") or self._some_unit(),
            "share": 100,
            "email": "joerg.mueller@stadt.example",
            "entry_on": date(2020, 1, 1),
            **values,
        }

    def model(self, kind: str = "notebook_standard", name: str = "T14", **values: Any) -> DeviceModel:
        return self.do(
            catalogue.add_model, values={"kind": kind, "manufacturer": "Lenovo", "name": name, **values}
        )

    def contract(self, number: str = "M-1", **values: Any) -> Contract:
        given = {
            "number": number,
            "kind": "miete",
            "supplier": "Leihhaus GmbH",
            "starts_on": date(2025, 1, 1),
        }
        return self.do(catalogue.add_contract, values={**given, "ends_on": date(2028, 1, 1), **values})

    def delivery(self, *serials: str, model_id: int | None = None, **values: Any) -> list[Device]:
        given = {
            "model_id": model_id or self.model().id,
            "ownership": "eigen",
            "purchased_on": date(2026, 1, 5),
        }
        return self.do(
            actions.take_in,
            delivery={**given, **values},
            received=[actions.Received(serial) for serial in serials],
        )

    def device(self, serial_no: str = "SN-1", **values: Any) -> Device:
        return self.delivery(serial_no, **values)[0]

    def issue(self, *devices: Device, **values: Any) -> None:
        given = {"on": date(2026, 2, 1), **values}
        self.do(actions.issue, device_ids=[device.key() for device in devices], values=given)

    def take_back(self, *devices: Device, **values: Any) -> None:
        given = {**ANSWERS[Step.RETURN], **values}
        self.do(actions.take_back, device_ids=[device.key() for device in devices], values=given)

    def step(self, device: Device, step: Step, **values: Any) -> Device:
        given = {**ANSWERS.get(step, {}), **values}
        moved: Device = self.do(actions.step, device_id=device.key(), step=step, values=given)
        return moved

    def look_at(self, device: Device) -> Device:
        found: Device = self.see(lambda session: session.get_one(Device, device.key()))
        return found

    def count(self, kind: type[Any]) -> int:
        def ask(session: Session) -> int:
            return session.exec(select(func.count()).select_from(kind)).one()

        return self.see(ask)

    def _some_unit(self) -> int:
        found = self.see(lambda session: session.exec(select(Unit.id)).first())
        return found or self.unit().key()
