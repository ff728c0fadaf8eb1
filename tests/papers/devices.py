"""Devices handed out, brought back, lost and gone, plain and as hard as they get."""

from collections.abc import Callable
from datetime import date
from functools import partial

from inventory.actor import Actor, Role
from inventory.approvals.words import Paper
from inventory.devices.lifecycle import Step
from inventory.papers.facts import Facts
from inventory.papers.subjects import Order, subject_of
from inventory.papers.wording import Wording, delivered
from inventory.papers.words import OF_DEVICES, OF_PEOPLE
from inventory.people.actions import correct_person
from inventory.store.database import Store
from tests.inventory.papers.archive import TODAY, Archive, ids
from tests.inventory.test_text import din_91379_letters

FEW, MANY = 2, 30
LATE = date(2026, 9, 30)


def sample(store: Store, paper: Paper, *, hard: bool) -> tuple[Wording, Facts]:
    archive = Archive(store)
    if hard:
        _name_oddly(archive)
    order = Order(paper, TODAY, employee_id=archive.applicant.id)
    if paper in OF_DEVICES:
        order = Order(paper, TODAY, device_ids=_devices(archive, paper, MANY if hard else FEW))
    actor = Actor("it01", frozenset({Role.IT}), archive.manager.id)
    return delivered(paper), store.read(partial(subject_of, order=order, actor=actor)).facts


def _devices(archive: Archive, paper: Paper, count: int) -> tuple[int, ...]:
    """All but the last come back, the first of them damaged."""
    devices = archive.issued(count, expected_on=LATE)
    if paper is Paper.RETURN:
        archive.it.take_back(devices[0], condition="beschaedigt", accessories=("netzteil",))
        archive.it.take_back(*devices[1:-1], accessories=("netzteil", "tasche"))
    if paper is Paper.LOSS:
        archive.it.step(devices[0], Step.REPORT_LOST)
        return ids(devices[0]) if count == FEW else ids(*devices)
    if paper is Paper.DISPOSAL:
        archive.it.take_back(*devices)
        for device in devices:
            archive.it.step(device, Step.RETIRE)
    return ids(*devices)


def _name_oddly(archive: Archive) -> None:
    """A name as long as names get, of letters few names have."""
    letters = "".join(din_91379_letters())
    values = {"title": "Prof. Dr. Dr. h. c.", "first_name": letters[:80], "last_name": letters[80:160]}
    person = archive.applicant
    archive.hr.do(correct_person, person_id=person.key(), base=person.model_dump(), values=values)


def _sampled(paper: Paper, *, hard: bool) -> Callable[[Store], tuple[Wording, Facts]]:
    return lambda store: sample(store, paper, hard=hard)


DEVICE_SAMPLES: dict[str, Callable[[Store], tuple[Wording, Facts]]] = {
    f"{paper}{'-schwer' if hard else ''}": _sampled(paper, hard=hard)
    for hard in (False, True)
    for paper in (*OF_DEVICES, *OF_PEOPLE)
}
