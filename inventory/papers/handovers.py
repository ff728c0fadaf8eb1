"""What the papers of devices and of the people who use them say, as plain text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from sqlmodel import Session

from inventory.approvals.agreement import newest_version
from inventory.approvals.words import Paper
from inventory.devices.fields import Accessory, Condition, Ownership, RetirementReason
from inventory.devices.records import Device
from inventory.fields import Word
from inventory.papers.cases import HEAD
from inventory.papers.facts import Facts, Rows, word_flag
from inventory.papers.lending import Handed, Lent
from inventory.papers.letterhead import letterhead
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


def handover_facts(
    session: Session, paper: Paper, it: Handed, *, on: date, case_no: str, clerk: Employee | None
) -> Facts:
    """Only what the wording asks for is looked at and kept with the paper."""
    wanted = needed(delivered(paper))
    known = {
        **letterhead(session, clerk),
        **_holder(session, it.person, it.pool),
        **_times(it.lent, on),
        "count": "ein dienstliches Gerät" if len(it.lent) == 1 else f"{len(it.lent)} dienstliche Geräte",
        "report": ", ".join(
            dict.fromkeys(one.device.loss_report for one in it.lent if one.device.loss_report)
        ),
        "ruleset": rules.name if (rules := newest_version(session)) else "",
    }
    flags = {*_flags(it.lent), *_person_flags(it.person), *(("pool",) if it.pool else ())}
    return Facts(
        on=on,
        case_no=case_no,
        values={name: known[name] for name in sorted({*wanted.places, *HEAD})},
        flags=wanted.flags & flags,
        tables={name: _TABLES[paper][name](it.lent) for name in sorted(wanted.tables)},
        address=_address(session, it.person) if it.person and delivered(paper).letter else (),
    )


def _times(lent: Sequence[Lent], on: date) -> dict[str, str]:
    since = [it.assignment.since for it in lent if it.assignment]
    expected = [it.device.expected_on for it in lent if it.device.expected_on]
    return {
        "day": date_text(on),
        "since": date_text(min(since, default=on)),
        "expected": date_text(max(expected)) if expected else "",
        "deadline": date_text(on + GRACE),
    }


def _holder(session: Session, person: Employee | None, pool: Unit | None) -> dict[str, str]:
    if person:
        unit = session.get_one(Unit, person.unit_id)
        return {"person": person.full_name, "unit": unit.listed_name, "greeting": _greeting(person)}
    if pool:
        return {"person": f"Pool {pool.listed_name}", "unit": pool.listed_name, "greeting": "Guten Tag"}
    return {"person": "", "unit": "", "greeting": ""}


_SALUTATIONS = {Salutation.MS: "Sehr geehrte Frau", Salutation.MR: "Sehr geehrter Herr"}


def _greeting(person: Employee) -> str:
    if not (words := _SALUTATIONS.get(person.salutation)):  # type: ignore[arg-type]
        return f"Guten Tag {person.full_name}"
    return " ".join(it for it in (words, person.title, person.last_name) if it)


def _address(session: Session, person: Employee) -> tuple[str, ...]:
    """Of the office: nobody's private address is known."""
    polite = person.salutation.label if person.salutation in _SALUTATIONS else ""
    unit = session.get_one(Unit, person.unit_id)
    return tuple(it for it in (polite, person.full_name, unit.listed_name, "im Hause") if it)


def _person_flags(person: Employee | None) -> Iterator[str]:
    if person:
        yield "person"
        yield word_flag("status_group", person.status_group)


def _flags(lent: Sequence[Lent]) -> Iterator[str]:
    found = {
        "out": any(it.out for it in lent),
        "incomplete": any(it.missing for it in lent),
        "damaged": any(it.assignment and it.assignment.condition_back in BAD for it in lent),
        "wiped": any(it.device.wiped_on for it in lent),
    }
    yield from (name for name, true in found.items() if true)
    if not found["out"] and not found["incomplete"] and not found["damaged"]:
        yield "discharged"


def _named(it: Lent) -> str:
    return f"{it.device.kind.label}\n{it.model}\n{it.device.serial_no}"


def _labels(words: Iterable[Accessory]) -> str:
    return ", ".join(word.label for word in words)


def _lines(*texts: str | None) -> str:
    return "\n".join(text for text in texts if text) or "–"


def _label(word: Word | None) -> str | None:
    return word.label if word else None


def _day(day: date | None) -> str | None:
    return date_text(day) if day else None


def _handed_over(lent: Sequence[Lent]) -> Rows:
    return tuple(
        (
            it.device.inventory_no,
            _named(it),
            _lines(_label(given.condition if given else it.device.condition)),
            _lines(_labels(given.accessories if given else ())),
            _lines(
                OWNERS[it.device.ownership],
                "verschlüsselt" if it.device.encrypted else None,
                "verwaltet (MDM)" if it.device.managed else None,
            ),
        )
        for it in lent
        for given in (it.assignment if it.out else None,)
    )


def _returned(lent: Sequence[Lent]) -> Rows:
    return tuple(
        (
            it.device.inventory_no,
            _named(it),
            _lines(_labels(given.accessories), _label(given.condition)),
            "steht noch aus"
            if it.out
            else _lines(_labels(given.accessories_back), _label(given.condition_back)),
            "Gerät" if it.out else _lines(_labels(it.missing)),
        )
        for it in lent
        if (given := it.assignment)
    )


def _wiped(lent: Sequence[Lent]) -> Rows:
    return tuple(
        (it.device.inventory_no, _day(it.device.wiped_on) or "steht noch aus", it.device.wipe_proof or "–")
        for it in lent
    )


def _identified(lent: Sequence[Lent]) -> Rows:
    return tuple((it.device.inventory_no, _named(it)) for it in lent)


def _late(lent: Sequence[Lent]) -> Rows:
    return tuple(
        (
            it.device.inventory_no,
            _named(it),
            _lines(_labels(it.assignment.accessories if it.assignment else ())),
            _lines(_day(it.device.expected_on)),
        )
        for it in lent
    )


def _retired(lent: Sequence[Lent]) -> Rows:
    return tuple(
        (
            it.device.inventory_no,
            _named(it),
            _lines(date_text(it.device.purchased_on), it.device.asset_no),
            _lines(_day(it.device.retired_on), _label(it.device.retired_reason)),
            _lines(_day(it.device.wiped_on), it.device.wipe_proof)
            if it.device.wiped_on
            else _no_wipe(it.device),
        )
        for it in lent
    )


def _no_wipe(device: Device) -> str:
    return "nicht möglich" if device.retired_reason is RetirementReason.LOST else "entfällt"


_TABLES: dict[Paper, dict[str, Callable[[Sequence[Lent]], Rows]]] = {
    Paper.HANDOVER: {"devices": _handed_over},
    Paper.RETURN: {"devices": _returned, "wiped": _wiped},
    Paper.LOSS: {"devices": _identified},
    Paper.REMINDER: {"devices": _late},
    Paper.DISPOSAL: {"devices": _retired},
}
