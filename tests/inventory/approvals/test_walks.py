"""Random walks through the procedure: whatever people do, the invariants hold."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, SQLModel, col, select

from inventory.actor import Role
from inventory.approvals import equipment
from inventory.approvals.deadlines import is_workday
from inventory.approvals.needs import Facts
from inventory.approvals.order import notice_ends, revocation_ends
from inventory.approvals.procedure import PROCEDURE, WAITS_FOR, possible
from inventory.approvals.records import Application
from inventory.approvals.states import PENDING, RUNNING, State, Step
from inventory.approvals.way import Involvement, Provision, ReviewOpinion, ReviewStep
from inventory.approvals.words import POSITIVE_ANSWERS, Body, DataCategory, Intention, Mark, Result
from inventory.devices import lifecycle
from inventory.devices.records import Device
from inventory.errors import Refused
from inventory.store import address
from inventory.store.database import Store
from tests.inventory.approvals.office import ANSWERS, DAY, REFUSING, WAY_TO, WHY, Office

MOST = 25
DATED = ("agreed_on", "handed_over_on", "pledged_on", "briefed_on", "heard_on", "suspended_from")
SELDOM = {Step.WITHDRAW, Step.ASK}
"""Steps that lead away from the way and are possible nearly everywhere."""
LATER_KINDS = ("aenderung", "verlaengerung", "beendigung")
MEETS_OTHERS = {Step.SUBMIT, Step.ANSWER, Step.START_TRIAL, Step.ACTIVATE}
"""Steps at which something else can stand in the way that no single case knows of."""
CHANGING = (Application, ReviewStep, ReviewOpinion, Involvement, Provision, Device)
DECIDING = {Step.APPROVE, Step.REFUSE, Step.REVOKE, Step.FAIL_TRIAL}
NO_SAY = {State.REFUSED: Step.REFUSE, State.WITHDRAWN: Step.WITHDRAW}


@contextmanager
def an_office(template: Path) -> Iterator[Office]:
    with TemporaryDirectory() as folder:
        store = Store(address.of_file(Path(copy(template, folder))))
        try:
            yield Office(store)
        finally:
            store.close()


class Walk:
    """A year in an office where everybody does what comes to their mind and is allowed."""

    def __init__(self, office: Office, data: st.DataObject) -> None:
        self.office, self._data = office, data
        self.on = DAY
        other = office.hr.person("12", manager_id=office.manager.id, unit_id=office.unit.id)
        self._people = (office.applicant.key(), other.key())
        self.cases = [office.case_in(self._draw(tuple(WAY_TO)))]
        if more := [f"MORE-{number}" for number in range(data.draw(st.integers(0, 2)))]:
            office.it.delivery(*more, model_id=1)

    def go_on(self) -> None:
        self.on += timedelta(days=self._data.draw(st.integers(0, 10)))
        seldom = (self.begin, self.bring_back, self.take_away, self.reserve, self.overstep)
        self._draw((self.step,) * 12 + seldom)()

    def step(self) -> None:
        """Something the procedure offers to somebody, and perhaps takes back at once."""
        moves = [
            (case, role, step)
            for case in self.cases
            for role, step in self._offered(case)
            for _weight in range(1 if step in SELDOM else 5)
        ]
        if not moves:
            return
        case, role, step = self._draw(moves)
        before = self._everything()
        values = {**self._answers(case, step), "on": self.on}
        try:
            self.office.take(case, step, role, **values)
        except Refused:
            assert step in MEETS_OTHERS
            assert self._everything() == before
            return
        event(step.value)
        if self._draw((False,) * 5 + (True,)):
            self.office.desks[role].undo()
            assert self._everything() == before

    def begin(self) -> None:
        """A wish of somebody: the first, or one that follows what runs."""
        person = self._draw(self._people)
        wish: dict[str, Any] = {
            "employee_id": person,
            "changed_facts": self._draw((False, True)),
            "data_category": self._draw(("personenbezogen", "besonders")),
            "disability_heard": self._draw((False, True)),
        }
        running = [it for it in map(self.office.look_at, self.cases) if it.employee_id == person]
        if before := [it.id for it in running if it.state in RUNNING]:
            wish |= {"kind": self._draw(LATER_KINDS), "predecessor_id": before[0]}
        self.cases.append(self.office.draft(**wish))

    def bring_back(self) -> None:
        for device in self.office.it.see(lambda session: list(session.exec(select(Device)))):
            if device.employee_id is not None:
                self.office.it.take_back(device, on=self.on)
                self.office.it.step(device, lifecycle.Step.WIPE)

    def take_away(self) -> None:
        """A reservation is released by hand, or the device gets lost."""
        for device in self.office.it.see(lambda session: list(session.exec(select(Device)))):
            if device.state is lifecycle.State.RESERVED:
                gone = self._draw((lifecycle.Step.RELEASE, lifecycle.Step.REPORT_LOST))
                self.office.it.step(
                    device, gone, **({} if gone is lifecycle.Step.RELEASE else {"on": self.on})
                )

    def reserve(self) -> None:
        """What is missing and in stock by now."""
        for case in map(self.office.look_at, self.cases):
            card = self.office.card(case, Role.IT) if case.state in PENDING else None
            for it in card.supplied if card else ():
                if it.stocked_id:
                    wanted = {"equipment": it.equipment, "device_id": it.stocked_id}
                    self.office.it.do(equipment.supply_missing, application_id=case.key(), **wanted)

    def overstep(self) -> None:
        """What the table does not allow changes nothing, whoever tries it."""
        case = self._draw(self.cases)
        allowed = set(self._offered(case))
        tried = self._draw(
            [it for it in [(role, step) for role in Role for step in Step] if it not in allowed]
        )
        before = self._everything()
        values = {**self._answers(case, tried[1]), "on": self.on}
        with pytest.raises(Refused):
            self.office.take(case, tried[1], tried[0], **values)
        assert self._everything() == before

    def _offered(self, case: Application) -> list[tuple[Role, Step]]:
        facts = self.office.facts(case, self.on)
        return [
            (role, offer.step)
            for role, actor in self.office.actors.items()
            for offer in possible(facts, actor)
            if not offer.missing
        ]

    def _answers(self, case: Application, step: Step) -> dict[str, Any]:
        facts = self.office.facts(case, self.on)
        cell = PROCEDURE.get((facts.state, step))
        asked = {field.name for field in cell.asks} if cell else set()
        given = dict(ANSWERS.get(step, {})) | {name: self.on for name in DATED if name in asked}
        if step is Step.INVOLVE and self._draw((False, True)):
            given = dict(REFUSING)
        if step is Step.RECORD_RESULT:
            given |= self._result(facts)
        far = {
            "hearing_on": self.on + timedelta(days=7),
            "suspended_until": self.on + timedelta(days=30),
            "return_on": max(self.on, facts.values["effective_on"] or self.on),
            "effective_on": max(revocation_ends(facts, self.on), notice_ends(facts, self.on)),
            "available_on": self.on,
        }
        return given | {name: day for name, day in far.items() if name in asked}

    def _result(self, facts: Facts) -> dict[str, Any]:
        waiting = [body for body, it in facts.involved.items() if it.result is None]
        body = self._draw(waiting) if waiting else Body.COUNCIL
        if body is not Body.COUNCIL:
            return {"body": body, "result": Result.HEARD}
        result = self._draw((Result.CONSENT, Result.CONSENT, Result.WITHHELD, Result.DISCUSSION))
        return {"body": body, "result": result, "grounds": WHY}

    def _everything(self) -> dict[str, list[dict[str, Any]]]:
        def read(session: Session) -> dict[str, list[dict[str, Any]]]:
            return {kind.__name__: [_row(it) for it in session.exec(select(kind))] for kind in CHANGING}

        return self.office.hr.see(read)

    def _draw(self, among: Any) -> Any:
        return self._data.draw(st.sampled_from(among))


def _row(record: SQLModel) -> dict[str, Any]:
    return record.model_dump(exclude={"version"})


@settings(
    max_examples=20,
    deadline=None,
    phases=(Phase.reuse, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_every_legal_walk_keeps_the_invariants(empty_file: Path, data: st.DataObject) -> None:
    with an_office(empty_file) as office:
        walk = Walk(office, data)
        for _turn in range(data.draw(st.integers(1, MOST))):
            walk.go_on()
            office.hr.see(_all_invariants)


def _all_invariants(session: Session) -> None:
    cases = session.exec(select(Application)).all()
    for case in cases:
        _way_without_a_gap(session, case)
        _nothing_undecided(session, case)
        _dates_in_order(case)
    _one_case_at_a_time(list(cases))
    _devices_for_cases(session)


def _way_without_a_gap(session: Session, case: Application) -> None:
    way = _way(session, case)
    assert [it.number for it in way] == list(range(1, len(way) + 1))
    assert [it.source for it in way] == [State.DRAFT, *(it.target for it in way)][: len(way)]
    assert case.state is (way[-1].target if way else State.DRAFT)
    assert case.last_on == (way[-1].on if way else None)
    assert [it.on for it in way] == sorted(it.on for it in way)
    for it in way:
        cell = PROCEDURE[it.source, it.step]
        assert it.target is cell.target or cell.target is None
        assert it.mark is cell.mark
        assert it.role in cell.who
    if case.state in NO_SAY:
        assert way[-1].step is NO_SAY[case.state]


def _nothing_undecided(session: Session, case: Application) -> None:
    """No decision without what has to come before it, nor twice by the same hand."""
    way = _way(session, case)
    steps = [it.step for it in way]
    said = {it.step_id: it for it in session.exec(select(ReviewOpinion))}
    apart: dict[str, set[Mark]] = {}
    for it in way:
        if it.mark:
            apart.setdefault(it.login, set()).add(it.mark)
        if it.step in (Step.REFUSE, Step.REVOKE):
            assert said[it.key()].reason
            assert len(said[it.key()].balancing or "") >= 30
        if it.step in DECIDING - {Step.FAIL_TRIAL}:
            assert Step.INVOLVE in steps[: it.number]
    assert all(len(marks) == 1 for marks in apart.values())
    asked = session.exec(select(Involvement).where(Involvement.application_id == case.id)).all()
    council = [it for it in asked if it.body is Body.COUNCIL and it.intention is Intention.REFUSE]
    if {Step.REFUSE, Step.REVOKE} & set(steps):
        assert any(it.result in POSITIVE_ANSWERS for it in council)
    if case.state in RUNNING:
        needed = {Step.GIVE_OPINION, Step.CAST_VOTE, Step.CHECK_IT, Step.APPROVE, Step.SIGN}
        assert needed <= set(steps)
        assert case.agreed_on
        assert case.pledged_on
        assert case.handed_over_on
        assert Step.CHECK_PRIVACY in steps or case.data_category is not DataCategory.SPECIAL
    assert max((it.turn for it in asked), default=0) <= case.turn
    open_answers = Counter((it.turn, it.body) for it in asked if it.result is None)
    assert all(count == 1 for count in open_answers.values())


def _dates_in_order(case: Application) -> None:
    for first, second in (
        (case.begins_on, case.ends_on),
        (case.agreed_on, case.handed_over_on),
        (case.handed_over_on, case.trial_until),
        (case.suspended_from, case.suspended_until),
        (case.received_on, case.last_on),
        (case.effective_on, case.return_on),
    ):
        assert first is None or second is None or first <= second
    if case.state in PENDING and case.due_on:
        assert is_workday(case.due_on)
    if case.state not in (State.DRAFT, State.WITHDRAWN):
        assert case.case_no
        assert case.ruleset_id
        assert case.decide_by
    if case.state in (State.CLOSED, State.REFUSED, State.WITHDRAWN):
        assert (case.waits_for, case.due_on) == (None, None)
    elif case.state is not State.HR_CHECK:
        assert case.waits_for is WAITS_FOR.get(case.state)
    else:
        assert case.waits_for in (Role.HR, Role.AUDITOR)


def _one_case_at_a_time(cases: list[Application]) -> None:
    running = Counter(it.employee_id for it in cases if it.state in RUNNING)
    pending = Counter((it.employee_id, it.kind) for it in cases if it.state in PENDING)
    assert all(count == 1 for count in (*running.values(), *pending.values()))
    numbers = [it.case_no for it in cases if it.case_no]
    assert len(set(numbers)) == len(numbers)


def _devices_for_cases(session: Session) -> None:
    """What is reserved is reserved for a case that is open, and what a case counts on is its person's."""
    promised = select(Device, Application).join(Provision, col(Provision.device_id) == col(Device.id))
    promised = promised.join(Application, col(Application.id) == col(Provision.application_id))
    reserved = set()
    for device, case in session.exec(promised.where(col(Application.state).in_(PENDING))):
        assert case.employee_id in (device.reserved_for_id, device.employee_id)
        reserved.add(device.id)
    for device in session.exec(select(Device)):
        assert device.state is not lifecycle.State.RESERVED or device.id in reserved


def _way(session: Session, case: Application) -> list[ReviewStep]:
    of_case = select(ReviewStep).where(ReviewStep.application_id == case.id)
    return list(session.exec(of_case.order_by(col(ReviewStep.number))))
