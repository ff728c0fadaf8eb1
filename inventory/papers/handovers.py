"""What the papers of devices and of the people who use them say, as plain text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col, select

from inventory.approvals.agreement import newest_version
from inventory.approvals.equipment import provisions
from inventory.approvals.records import Application
from inventory.approvals.words import Paper
from inventory.devices.fields import Accessory, Condition, Ownership, RetirementReason
from inventory.devices.lifecycle import State
from inventory.devices.records import Assignment, Device, DeviceModel
from inventory.errors import Refused
from inventory.papers.cases import HEAD
from inventory.papers.facts import Facts, Rows, word_flag
from inventory.papers.letterhead import full_name, letterhead
from inventory.papers.wording import delivered, needed
from inventory.people.fields import Salutation
from inventory.people.records import Employee, Unit
from inventory.text import date_text

GRACE = timedelta(days=14)
"""What a reminder gives for bringing things back."""
BAD = (Condition.DAMAGED, Condition.BROKEN)
OWNERS = {
    Ownership.OWNED: "Stadt",
    Ownership.LEASED: "Mietgerät",
    Ownership.PROVIDER: "Dienstleister",
}


@dataclass(frozen=True)
class Lent:
    """A device and how it was handed out last."""

    device: Device
    model: str
    assignment: Assignment | None

    @property
    def out(self) -> bool:
        return self.assignment is not None and self.assignment.until is None

    @property
    def holder(self) -> tuple[int | None, int | None]:
        """The person or the pool that has it, gets it or had it last."""
        if self.device.state is State.RESERVED:
            return self.device.reserved_for_id, None
        return (self.assignment.employee_id, self.assignment.pool_id) if self.assignment else (None, None)

    @property
    def missing(self) -> tuple[Accessory, ...]:
        if self.assignment is None or self.out:
            return ()
        return tuple(it for it in self.assignment.accessories if it not in self.assignment.accessories_back)


@dataclass(frozen=True)
class Handed:
    """Devices that go on one paper, and whose they are."""

    lent: tuple[Lent, ...]
    person: Employee | None
    pool: Unit | None

    @property
    def device_ids(self) -> tuple[int, ...]:
        return tuple(it.device.key() for it in self.lent)


def handed(session: Session, paper: Paper, device_ids: Iterable[int], on: date) -> Handed:
    """The devices as far as they belong on such a paper, all of one person or pool."""
    lent = _lent(session, device_ids)
    if not lent:
        raise Refused("Hier ist kein Gerät, von dem dieses Papier handeln könnte.")
    for it in lent:
        if problem := _UNFIT[paper](it, on):
            raise Refused(f"{it.device.inventory_no}: {problem}")
    if paper is Paper.DISPOSAL:
        return Handed(lent, None, None)
    holders = {it.holder for it in lent}
    if len(holders) > 1:
        raise Refused(
            "Diese Geräte haben verschiedene Personen. Bitte für jede ein eigenes Papier erstellen."
        )
    ((employee_id, pool_id),) = holders
    person = session.get_one(Employee, employee_id) if employee_id else None
    pool = session.get_one(Unit, pool_id) if pool_id else None
    return Handed(lent, person, pool)


def devices_of_case(session: Session, case: Application) -> tuple[int, ...]:
    return tuple(it.device_id for it in provisions(session, case) if it.device_id is not None)


def devices_of_person(session: Session, paper: Paper, employee_id: int, on: date) -> tuple[int, ...]:
    """What somebody has; on a return also what came back that day, on a reminder only what is late."""
    statement = select(Assignment).where(Assignment.employee_id == employee_id)
    found = session.exec(statement.order_by(col(Assignment.id))).all()
    return tuple(dict.fromkeys(it.device_id for it in found if _asked_for(it, paper, on)))


def _asked_for(it: Assignment, paper: Paper, on: date) -> bool:
    if it.until is not None:
        return paper is Paper.RETURN and it.until == on
    return paper is not Paper.REMINDER or (it.expected_on is not None and it.expected_on < on)


def device_facts(session: Session, paper: Paper, it: Handed, on: date, case: Application | None) -> Facts:
    since = [lent.assignment.since for lent in it.lent if lent.assignment]
    expected = [lent.device.expected_on for lent in it.lent if lent.device.expected_on]
    reports = dict.fromkeys(lent.device.loss_report for lent in it.lent if lent.device.loss_report)
    values = {
        **_holder(session, it.person, it.pool),
        "count": "1 Gerät" if len(it.lent) == 1 else f"{len(it.lent)} Geräte",
        "since": date_text(min(since)) if since else date_text(on),
        "expected": date_text(max(expected)) if expected else "",
        "report": ", ".join(reports),
        "deadline": date_text(on + GRACE),
    }
    flags = {*_flags(it.lent), *_person_flags(it.person), *(("pool",) if it.pool else ())}
    return _facts(session, paper, on, case, it.person, values, flags, it.lent)


def person_facts(
    session: Session, paper: Paper, person: Employee, on: date, case: Application | None
) -> Facts:
    values, flags = _holder(session, person, None), set(_person_flags(person))
    return _facts(session, paper, on, case, person, values, flags, ())


def _facts(
    session: Session,
    paper: Paper,
    on: date,
    case: Application | None,
    person: Employee | None,
    values: dict[str, str],
    flags: set[str],
    lent: Sequence[Lent],
) -> Facts:
    """Only what the wording asks for is kept with the paper."""
    wanted = needed(delivered(paper))
    rules = newest_version(session)
    head = {**letterhead(session), "ruleset": rules.name if rules else ""}
    known = {**head, **values, "day": date_text(on)}
    return Facts(
        on=on,
        case_no=(case.case_no or "") if case else "",
        values={name: known[name] for name in sorted({*wanted.places, *HEAD})},
        flags=frozenset(flags & wanted.flags),
        tables={name: _TABLES[paper][name](lent) for name in sorted(wanted.tables)},
        address=_address(session, person) if person and delivered(paper).letter else (),
    )


def _lent(session: Session, device_ids: Iterable[int]) -> tuple[Lent, ...]:
    """In the order of their numbers."""
    keys = list(device_ids)
    latest = {
        it.device_id: it
        for it in session.exec(
            select(Assignment).where(col(Assignment.device_id).in_(keys)).order_by(col(Assignment.id))
        )
    }
    statement = (
        select(Device, DeviceModel)
        .join(DeviceModel, col(DeviceModel.id) == col(Device.model_id))
        .where(col(Device.id).in_(keys))
        .order_by(col(Device.inventory_no))
    )
    return tuple(
        Lent(device, model.listed_name, latest.get(device.key())) for device, model in session.exec(statement)
    )


def _not_handed_over(it: Lent, _on: date) -> str | None:
    return (
        None
        if it.out or it.device.state is State.RESERVED
        else "Das Gerät ist weder ausgegeben noch reserviert."
    )


def _never_out(it: Lent, _on: date) -> str | None:
    return None if it.assignment else "Das Gerät war noch nie ausgegeben."


def _not_lost(it: Lent, _on: date) -> str | None:
    return (
        None if it.out or it.device.state is State.LOST else "Das Gerät ist weder ausgegeben noch verloren."
    )


def _not_late(it: Lent, on: date) -> str | None:
    if not it.out:
        return "Das Gerät ist nicht ausgegeben."
    expected = it.device.expected_on
    return None if expected and expected < on else "Die Rückgabe ist noch nicht überfällig."


def _not_retired(it: Lent, _on: date) -> str | None:
    return None if it.device.state is State.RETIRED else "Das Gerät ist nicht ausgesondert."


_UNFIT: dict[Paper, Callable[[Lent, date], str | None]] = {
    Paper.HANDOVER: _not_handed_over,
    Paper.RETURN: _never_out,
    Paper.LOSS: _not_lost,
    Paper.REMINDER: _not_late,
    Paper.DISPOSAL: _not_retired,
}


def _holder(session: Session, person: Employee | None, pool: Unit | None) -> dict[str, str]:
    if person:
        unit = session.get_one(Unit, person.unit_id)
        return {"person": full_name(person), "unit": unit.listed_name, "greeting": _greeting(person)}
    if pool:
        return {"person": f"Pool {pool.listed_name}", "unit": pool.listed_name, "greeting": "Guten Tag"}
    return {"person": "", "unit": "", "greeting": ""}


_SALUTATIONS = {Salutation.MS: "Sehr geehrte Frau", Salutation.MR: "Sehr geehrter Herr"}


def _greeting(person: Employee) -> str:
    if not (words := _SALUTATIONS.get(person.salutation)):  # type: ignore[arg-type]
        return f"Guten Tag {full_name(person)}"
    return " ".join(it for it in (words, person.title, person.last_name) if it)


def _address(session: Session, person: Employee) -> tuple[str, ...]:
    """Of the office: nobody's private address is known."""
    polite = person.salutation.label if person.salutation in _SALUTATIONS else ""
    unit = session.get_one(Unit, person.unit_id)
    return tuple(it for it in (polite, full_name(person), unit.listed_name, "im Hause") if it)


def _person_flags(person: Employee | None) -> Iterator[str]:
    if person:
        yield "person"
        yield word_flag("status_group", person.status_group)


def _flags(lent: Sequence[Lent]) -> Iterator[str]:
    found = {
        "several": len(lent) > 1,
        "foreign": any(it.device.ownership is not Ownership.OWNED for it in lent),
        "out": any(it.out for it in lent),
        "incomplete": any(it.missing for it in lent),
        "damaged": any(it.assignment and it.assignment.condition_back in BAD for it in lent),
        "unwiped": any(it.device.wiped_on is None for it in lent),
        "lost": any(it.device.state is State.LOST for it in lent),
        "reported": any(it.device.loss_report for it in lent),
    }
    yield from (name for name, true in found.items() if true)
    if not found["out"] and not found["incomplete"] and not found["damaged"]:
        yield "discharged"


def _named(it: Lent) -> str:
    return f"{it.device.kind.label}\n{it.model}"


def _labels(words: Iterable[Accessory]) -> str:
    return ", ".join(word.label for word in words) or "–"


def _condition(condition: Condition | None) -> str:
    return condition.label if condition else "–"


def _set_up(it: Lent) -> str:
    done = (
        OWNERS[it.device.ownership],
        "verschlüsselt" if it.device.encrypted else "",
        "verwaltet (MDM)" if it.device.managed else "",
    )
    return "\n".join(word for word in done if word)


def _handed_over(lent: Sequence[Lent]) -> Rows:
    return tuple(
        (
            it.device.inventory_no,
            _named(it),
            it.device.serial_no,
            _condition(it.assignment.condition if it.out and it.assignment else it.device.condition),
            _labels(it.assignment.accessories if it.out and it.assignment else ()),
            _set_up(it),
        )
        for it in lent
    )


def _returned(lent: Sequence[Lent]) -> Rows:
    return tuple(
        (
            it.device.inventory_no,
            f"{_named(it)}\n{it.device.serial_no}",
            f"{_labels(given.accessories)}\n{_condition(given.condition)}",
            "steht noch aus"
            if it.out
            else f"{_labels(given.accessories_back)}\n{_condition(given.condition_back)}",
            "Gerät" if it.out else _labels(it.missing),
        )
        for it in lent
        if (given := it.assignment)
    )


def _wiped(lent: Sequence[Lent]) -> Rows:
    return tuple(
        (
            it.device.inventory_no,
            date_text(it.device.wiped_on) if it.device.wiped_on else "steht noch aus",
            it.device.wipe_proof or "–",
        )
        for it in lent
    )


def _identified(lent: Sequence[Lent]) -> Rows:
    return tuple((it.device.inventory_no, _named(it), it.device.serial_no) for it in lent)


def _late(lent: Sequence[Lent]) -> Rows:
    return tuple(
        (
            it.device.inventory_no,
            _named(it),
            it.device.serial_no,
            _labels(it.assignment.accessories if it.assignment else ()),
            date_text(it.device.expected_on) if it.device.expected_on else "",
        )
        for it in lent
    )


def _retired(lent: Sequence[Lent]) -> Rows:
    return tuple(
        (
            it.device.inventory_no,
            f"{_named(it)}\n{it.device.serial_no}",
            date_text(it.device.purchased_on),
            it.device.asset_no or "–",
            it.device.retired_reason.label if it.device.retired_reason else "–",
            date_text(it.device.retired_on) if it.device.retired_on else "–",
            _wipe(it.device),
        )
        for it in lent
    )


def _wipe(device: Device) -> str:
    if device.wiped_on:
        return f"{date_text(device.wiped_on)}\n{device.wipe_proof or ''}"
    return "nicht möglich" if device.retired_reason is RetirementReason.LOST else "entfällt"


_TABLES: dict[Paper, dict[str, Callable[[Sequence[Lent]], Rows]]] = {
    Paper.HANDOVER: {"devices": _handed_over},
    Paper.RETURN: {"devices": _returned, "wiped": _wiped},
    Paper.LOSS: {"devices": _identified},
    Paper.REMINDER: {"devices": _late},
    Paper.DISPOSAL: {"devices": _retired},
}
