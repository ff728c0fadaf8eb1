"""Random walks through the procedure: whatever people do, the invariants hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from inventory.approvals.cells import Transition
from inventory.approvals.deadlines import is_workday
from inventory.approvals.needs import Facts
from inventory.approvals.order import notice_ends, revocation_ends
from inventory.approvals.procedure import WAITS_FOR, possible
from inventory.approvals.records import Application
from inventory.approvals.states import PENDING, RUNNING, State, Step
from inventory.approvals.way import Involvement, ReviewOpinion, ReviewStep
from inventory.approvals.words import POSITIVE_ANSWERS, Body, Intention, Mark
from inventory.devices.records import Device
from inventory.store import address
from inventory.store.database import Store
from tests.inventory.approvals.office import ANSWERS, DAY, REFUSING, Office

MOST = 25
DATED = ("agreed_on", "handed_over_on", "pledged_on", "briefed_on", "heard_on", "suspended_from")


@contextmanager
def an_office(template: Path) -> Iterator[Office]:
    with TemporaryDirectory() as folder:
        store = Store(address.of_file(Path(copy(template, folder))))
        try:
            yield Office(store)
        finally:
            store.close()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_legal_walk_keeps_the_invariants(empty_file: Path, data: st.DataObject) -> None:
    with an_office(empty_file) as office:
        office.stock(2)
        case, on = office.draft(), DAY
        for _turn in range(data.draw(st.integers(1, MOST))):
            on += timedelta(days=data.draw(st.integers(0, 10)))
            moves = list(_moves(office, case, office.facts(case, on)))
            if not moves:
                break
            step, cell = data.draw(st.sampled_from(moves))
            values = {**_answers(data, step, cell, office.facts(case, on)), "on": on}
            office.take(case, step, **values)
            _check(office, case)


def _moves(office: Office, case: Application, facts: Facts) -> Iterator[tuple[Step, Transition]]:
    for actor in office.actors.values():
        for offer in possible(facts, actor):
            if not offer.missing and not (offer.step is Step.CLOSE and facts.held):
                yield offer.step, offer.cell


def _answers(data: st.DataObject, step: Step, cell: Transition, facts: Facts) -> dict[str, Any]:
    given: dict[str, Any] = dict(ANSWERS.get(step, {}))
    day = facts.today
    given |= {field.name: day for field in cell.asks if field.name in DATED}
    if step is Step.INVOLVE and data.draw(st.booleans()):
        given = dict(REFUSING)
    if step is Step.RECORD_RESULT:
        why = "Dazu gibt es aus Sicht des Personalrats Bedenken."
        result = data.draw(st.sampled_from(("zugestimmt", "verweigert", "eroerterung")))
        given |= {"result": result, "grounds": why}
    far = {
        "hearing_on": day + timedelta(days=7),
        "suspended_until": day + timedelta(days=30),
        "return_on": day + timedelta(days=14),
        "effective_on": max(revocation_ends(facts, day), notice_ends(facts, day)),
        "available_on": day,
    }
    return given | {field.name: far[field.name] for field in cell.asks if field.name in far}


def _check(office: Office, case: Application) -> None:
    office.hr.see(_invariants, case_id=case.key())


def _invariants(session: Session, *, case_id: int) -> None:
    case = session.get_one(Application, case_id)
    of_case = select(ReviewStep).where(ReviewStep.application_id == case_id)
    way = session.exec(of_case.order_by(col(ReviewStep.number))).all()
    assert [it.number for it in way] == list(range(1, len(way) + 1))
    assert [it.source for it in way] == [State.DRAFT, *(it.target for it in way[:-1])]
    assert (way[-1].target, way[-1].on) == (case.state, case.last_on)
    assert [it.on for it in way] == sorted(it.on for it in way)
    assert case.waits_for is WAITS_FOR.get(case.state)
    said = {it.step_id: it for it in session.exec(select(ReviewOpinion))}
    _nothing_undecided(session, case, [it.step for it in way])
    marks = {it.mark: it.login for it in way if it.mark}
    reviews = [marks.get(it) for it in (Mark.OPINION, Mark.VOTE, Mark.IT_CHECK, Mark.DECISION)]
    named = [it for it in reviews if it]
    assert len(set(named)) == len(named)
    for it in way:
        if it.step in (Step.REFUSE, Step.REVOKE):
            assert said[it.key()].reason
            assert len(said[it.key()].balancing or "") >= 30
    if case.state in PENDING and case.due_on:
        assert is_workday(case.due_on)
    if case.state is State.SUBMITTED:
        assert case.case_no


def _nothing_undecided(session: Session, case: Application, steps: list[Step]) -> None:
    """No decision without what has to come before it."""
    results = session.exec(
        select(Involvement).where(Involvement.application_id == case.id, Involvement.body == Body.COUNCIL)
    ).all()
    if Step.REFUSE in steps or Step.REVOKE in steps:
        assert any(it.result in POSITIVE_ANSWERS and it.intention is Intention.REFUSE for it in results)
    if case.state in RUNNING:
        assert {Step.GIVE_OPINION, Step.CAST_VOTE, Step.CHECK_IT, Step.APPROVE, Step.SIGN} <= set(steps)
        assert case.agreed_on
        assert case.pledged_on
        assert case.handed_over_on
    held = session.exec(select(Device).where(Device.employee_id == case.employee_id)).all()
    if case.state in (State.CLOSED, State.REFUSED, State.WITHDRAWN):
        assert not held
    if case.state is State.ENDED:
        assert all(device.expected_on for device in held)
