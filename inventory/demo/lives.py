"""What happens to one device: the steps of its life with the same effects as when a clerk takes them."""

from random import Random

from inventory import text
from inventory.demo import days
from inventory.demo.catalogue import Model
from inventory.demo.holders import Holder
from inventory.demo.ledger import Draft, Entry, Ledger, Values
from inventory.demo.shares import Chances
from inventory.devices.fields import Accessory, Condition, DeviceKind, RetirementReason
from inventory.devices.lifecycle import DONE, State, Step
from inventory.devices.records import Assignment

CLERKS = ("it01", "it01", "it02", "it03", "it03", "it04", "it05")

POWER, BAG, MOUSE = Accessory.POWER, Accessory.BAG, Accessory.MOUSE
NOTEBOOK_BUNDLES = (
    (POWER, BAG),
    (POWER, BAG, MOUSE),
    (POWER, BAG, MOUSE, Accessory.HEADSET),
    (POWER, BAG, MOUSE, Accessory.KEYBOARD, Accessory.HEADSET, Accessory.DOCK),
    (POWER, BAG, MOUSE, Accessory.DOCK, Accessory.MONITOR),
)
BUNDLES = {
    DeviceKind.TABLET: ((POWER, Accessory.COVER), (POWER, Accessory.PEN, Accessory.COVER)),
    DeviceKind.ROUTER: ((POWER, Accessory.SIM),),
    DeviceKind.STICK: ((Accessory.SIM,),),
    DeviceKind.PHONE: ((POWER, Accessory.SIM, Accessory.COVER), (POWER, Accessory.SIM)),
    DeviceKind.ACCESSORY: ((), (POWER,)),
}
FIT = Chances({Condition.GOOD: 5, Condition.USED: 4})
ANY = Chances({Condition.GOOD: 3, Condition.USED: 4, Condition.DAMAGED: 2, Condition.BROKEN: 1})
WEAR = tuple(Condition)
SOMETHING_MISSING = 0.08


class Life:
    """The device on its way; `since` is the day of the latest step."""

    def __init__(self, ledger: Ledger, luck: Random, model: Model, device: Draft, since: int) -> None:
        self.device = device
        self.since = since
        self.ended = days.NEVER
        self._ledger = ledger
        self._luck = luck
        self._model = model
        self._holder: Holder | None = None
        self._assignment: Draft | None = None

    @property
    def held(self) -> bool:
        return self._assignment is not None

    @property
    def used(self) -> bool:
        """Whether anything happened to the device since it was delivered."""
        return self.device.version > 1

    def issue(
        self, day: int, holder: Holder, expected: int | None = None, entry: Entry | None = None
    ) -> tuple[Accessory, ...]:
        """Hand the device over with what belongs to it; perhaps in the booking of a case."""
        bundle = self._luck.choice(BUNDLES.get(self._model.kind, NOTEBOOK_BUNDLES))
        held = {
            "employee_id": holder.person.id if holder.person else None,
            "pool_id": holder.pool.id if holder.pool else None,
            "expected_on": days.iso(expected) if expected else None,
        }
        entry = self._entry(day, Step.ISSUE, entry)
        assigned = {
            "device_id": self.device.id,
            "since": days.iso(day),
            "accessories": _text(bundle),
            "condition": self.device["condition"],
        }
        self._assignment = self._ledger.begin(entry, Assignment, {**assigned, **held})
        self._holder = holder
        forgotten = dict.fromkeys(("reserved_for_id", "reserved_until", "wiped_on", "wipe_proof"))
        self._change(entry, State.ISSUED, {**forgotten, **held})
        return bundle

    def expect(self, entry: Entry, day: int) -> None:
        """The device is to come back on this day."""
        expected = {"expected_on": days.iso(day)}
        self._ledger.change(entry, self.device, expected)
        if self._assignment:
            self._ledger.change(entry, self._assignment, expected)

    def take_back(self, day: int, found: Chances[Condition] = FIT) -> None:
        drawn = found.draw(self._luck)
        condition = max(drawn, Condition.of(self.device["condition"] or drawn), key=WEAR.index)
        entry = self._entry(day, Step.RETURN)
        self._close(entry, day, condition)
        self._change(entry, State.RETURNED, {**NOBODY, "condition": condition.value})

    def wipe(self, day: int) -> None:
        self._change(self._entry(day, Step.WIPE), State.STOCK, self._wiped(day))

    def reserve(self, day: int, person_id: int, until: int | None = None, entry: Entry | None = None) -> None:
        values = {"reserved_for_id": person_id, "reserved_until": until and days.iso(until)}
        self._change(self._entry(day, Step.RESERVE, entry), State.RESERVED, values)

    def send_to_repair(self, day: int) -> None:
        order = f"WA-{days.iso(day)[:4]}-{self._luck.randrange(1000, 9999)}"
        self._change(self._entry(day, Step.SEND_TO_REPAIR), State.REPAIR, {"repair_order": order})

    def back_to_holder(self, day: int) -> None:
        self._change(self._entry(day, Step.BACK_TO_HOLDER), State.ISSUED, {"repair_order": None})

    def lose(self, day: int) -> None:
        report = f"Anzeige {self._luck.randrange(100, 999)}/{days.iso(day)[:4]}"
        entry = self._entry(day, Step.REPORT_LOST)
        self._close(entry, day, None)
        forgotten = dict.fromkeys(("reserved_for_id", "reserved_until"))
        self._change(entry, State.LOST, {**forgotten, **NOBODY, "loss_report": report})
        self.ended = day

    def retire(self, day: int, reason: RetirementReason) -> None:
        values = {"retired_on": days.iso(day), "retired_reason": reason.value}
        if self.device["state"] == State.RETURNED:
            values.update(self._wiped(day))
        self._change(self._entry(day, Step.RETIRE), State.RETIRED, values)
        self.ended = day

    def correct(self, day: int, values: Values) -> None:
        entry = self._ledger.entry(day, self._luck.choice(CLERKS), "Gerät berichtigt")
        self._ledger.change(entry, self.device, values)

    def finish(self) -> None:
        """Write the device as all this has left it."""
        model, holder, device = self._model, self._holder, self.device
        if self._assignment:
            self._ledger.finish(self._assignment)
        self._ledger.finish(
            device,
            holder_key=holder.sort_key if holder else "",
            search_text=text.search_text(
                device["inventory_no"],
                device["serial_no"],
                model.manufacturer,
                model.name,
                model.kind.label,
                behind=(holder.listed_name if holder else "",),
            ),
        )

    def _entry(self, day: int, step: Step, shared: Entry | None = None) -> Entry:
        self.since = day
        return shared or self._ledger.entry(day, self._luck.choice(CLERKS), DONE[step])

    def _change(self, entry: Entry, state: State, values: Values) -> None:
        self._ledger.change(entry, self.device, {"state": state.value, **values})

    def _close(self, entry: Entry, day: int, condition: Condition | None) -> None:
        """End the open assignment, if there is one."""
        assignment, self._assignment, self._holder = self._assignment, None, None
        if assignment is None:
            return
        values: Values = {"until": days.iso(day), "condition_back": condition and condition.value}
        if condition:
            given = assignment["accessories"].split(",")
            forgets = len(given) > 1 and self._luck.random() < SOMETHING_MISSING
            values["accessories_back"] = ",".join(given[:-1] if forgets else given)
        self._ledger.change(entry, assignment, values)
        self._ledger.finish(assignment)

    def _wiped(self, day: int) -> Values:
        proof = f"LN-{days.iso(day)[:4]}-{self._luck.randrange(1000, 9999)}"
        return {"wiped_on": days.iso(day), "wipe_proof": proof}


NOBODY: Values = dict.fromkeys(("employee_id", "pool_id", "expected_on"))


def _text(accessories: tuple[Accessory, ...]) -> str:
    return ",".join(it.value for it in accessories)
