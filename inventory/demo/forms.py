"""Applications as people fill them in: scope, weekdays and dates that agree with each other."""

from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from random import Random
from typing import Any

from inventory.approvals.checks import shares_of
from inventory.approvals.words import (
    ApplicationKind,
    DataCategory,
    Declaration,
    Equipment,
    Place,
    SignatureForm,
    Weekday,
    WorkForm,
)
from inventory.demo import words
from inventory.demo.shares import Chances
from inventory.demo.staff import Person
from inventory.devices.fields import DeviceKind

Form = dict[str, Any]
FULL_WEEK = 39
SENSITIVE = ("FB 11", "FB 50", "FB 51", "FB 53", "FB 56")
"""Departments whose data are specially protected more often than elsewhere."""

FORMS = {
    DeviceKind.THIN_CLIENT: Chances({WorkForm.TELEWORK: 86, WorkForm.REGULAR: 14}),
    DeviceKind.TABLET: Chances({WorkForm.SITUATIONAL: 55, WorkForm.REGULAR: 45}),
}
USUAL_FORM = Chances({WorkForm.REGULAR: 74, WorkForm.SITUATIONAL: 22, WorkForm.TELEWORK: 4})
DAYS_A_WEEK = Chances({"1": 26, "1.5": 4, "2": 46, "2.5": 3, "3": 21})
SIGNED_AS = Chances({SignatureForm.INK: 78, SignatureForm.TEXT: 18, SignatureForm.QUALIFIED: 4})
EXTRAS = ((), (Equipment.HEADSET,), (Equipment.MONITOR,), (Equipment.HEADSET, Equipment.DOCK))
PRIORITY, DISABILITY, PAPER, SHAREABLE, WEEKDAYS_FIXED, ELSEWHERE = 0.07, 0.04, 0.08, 0.35, 0.7, 0.03


class Forms:
    def __init__(self) -> None:
        plan = words.read("cases")
        self._luck = Random("forms")
        self._streets = plan["form"]["streets"]
        self._places = plan["form"]["places"]
        self._hours = plan["form"]["hours"]
        self._tasks = plan["tasks"]

    def first(
        self, person: Person, rules: Form, received: date, begins: date, ends: date, kind: DeviceKind | None
    ) -> Form:
        """A complete first application; what it wishes for is what there is."""
        luck = self._luck
        form = (FORMS.get(kind, USUAL_FORM) if kind else USUAL_FORM).draw(luck)
        hours = luck.choice(self._hours)
        shareable = luck.random() < SHAREABLE
        return {
            "employee_id": person.id,
            "kind": ApplicationKind.FIRST,
            "form": form,
            **self._scope(person, form, rules, received),
            "available_from": hours[0],
            "available_until": hours[1],
            "begins_on": begins,
            "ends_on": ends,
            "place": Place.ELSEWHERE
            if form is not WorkForm.TELEWORK and luck.random() < ELSEWHERE
            else Place.HOME,
            **(self._address() if form is WorkForm.TELEWORK else {}),
            "tasks": luck.choice(self._tasks_of(person)),
            "obstacles": None,
            "data_category": self._data(person),
            "paper_files": luck.random() < PAPER,
            "equipment": self._wishes(kind),
            "internet": True,
            "shareable": shareable,
            "shareable_from": begins if shareable else None,
            "changed_facts": False,
            "priority": luck.random() < PRIORITY,
            "disability_heard": luck.random() < DISABILITY,
            **self.signed(received),
        }

    def signed(self, received: date) -> Form:
        """What is declared and signed with every application."""
        return {
            "received_on": received,
            "declarations": tuple(Declaration),
            "signed_on": received - timedelta(days=self._luck.randint(0, 4)),
            "signed_as": SIGNED_AS.draw(self._luck),
        }

    def ending(self, before: Form, received: date, last: date) -> Form:
        """Who no longer wants to work at home says from when on."""
        return {
            "employee_id": before["employee_id"],
            "kind": ApplicationKind.END,
            "predecessor_id": before["id"],
            "form": before["form"],
            "begins_on": last,
            "priority": False,
            "disability_heard": False,
            **self.signed(received),
            "declarations": (),
        }

    def other_scope(self, person: Person, before: Form, rules: Form, received: date) -> Form:
        form: WorkForm = before["form"]
        return self._scope(person, form, rules, received)

    def _scope(self, person: Person, form: WorkForm, rules: Form, received: date) -> Form:
        luck = self._luck
        if form is WorkForm.SITUATIONAL:
            return {"quota": luck.randrange(10, rules["situational_days"] + 1, 5)}
        share = Decimal(person.on(received.toordinal(), "share")) / 100
        most = min(Decimal(3), share * 3 / 100)
        wanted = min(Decimal(DAYS_A_WEEK.draw(luck)), max(Decimal(1), most.quantize(Decimal(1))))
        low, high = shares_of(wanted, share)
        percent = min(luck.choice((low, (low + high) / 2)), rules["mobile_percent"]).quantize(Decimal(1))
        fixed = form is WorkForm.TELEWORK or luck.random() < WEEKDAYS_FIXED
        weekdays = luck.sample(list(Weekday), ceil(wanted)) if fixed else []
        scope: Form = {
            "days": wanted,
            "percent": percent,
            "weekdays": tuple(it for it in Weekday if it in weekdays),
        }
        if form is WorkForm.TELEWORK:
            scope["hours"] = max(1, round(FULL_WEEK * share * percent / 10_000))
        return scope

    def _address(self) -> Form:
        luck = self._luck
        postcode, city = luck.choice(self._places)
        street = f"{luck.choice(self._streets)} {luck.randint(1, 120)}"
        return {"street": street, "postcode": postcode, "city": city}

    def _tasks_of(self, person: Person) -> list[str]:
        own: list[str] = next((it for code, it in self._tasks.items() if person.office.within(code)), [])
        return [*own, *own, *self._tasks["any"]]

    def _data(self, person: Person) -> DataCategory:
        chance = self._luck.random()
        special = 0.14 if any(map(person.office.within, SENSITIVE)) else 0.02
        if chance < special:
            return DataCategory.SPECIAL
        return DataCategory.NONE if chance > 0.86 else DataCategory.PERSONAL

    def _wishes(self, kind: DeviceKind | None) -> tuple[Equipment, ...]:
        extras = self._luck.choice(EXTRAS)
        if kind is None or kind is DeviceKind.THIN_CLIENT:
            return extras or (Equipment.MONITOR,)
        return (Equipment.TABLET if kind is DeviceKind.TABLET else Equipment.NOTEBOOK, *extras)
