"""What the procedure and the checks know of a case, read from the store."""

from datetime import date

from sqlmodel import Session, col, func, select

from inventory.approvals.checks import Background
from inventory.approvals.needs import Facts, Involved
from inventory.approvals.records import Application, ApplicationFlags
from inventory.approvals.rules import Ruleset
from inventory.approvals.states import RUNNING, State, Step
from inventory.approvals.way import Involvement, Provision, ReviewStep
from inventory.approvals.words import Body, Mark
from inventory.devices.records import Device
from inventory.people.records import Employee


def facts_of(session: Session, case: Application, rules: Ruleset, today: date) -> Facts:
    """Everything the procedure looks at, as it stands on a day."""
    person = session.get_one(Employee, case.employee_id)
    flags = session.exec(select(ApplicationFlags).where(ApplicationFlags.application_id == case.id)).one()
    provisions = session.exec(select(Provision).where(Provision.application_id == case.id)).all()
    return Facts(
        state=case.state,
        kind=case.kind,
        employee_id=case.employee_id,
        unit_id=case.unit_id,
        manager_id=case.manager_id,
        status=person.status_group,
        rules=rules.model_dump(),
        values=case.model_dump(),
        today=today,
        exit_on=person.exit_on,
        moved=person.unit_id != case.unit_id,
        last_on=case.last_on,
        asked_in=case.asked_in,
        involved=_involved(session, case),
        said=_said(session, case),
        disability_heard=flags.disability_heard,
        unsupplied=sum(it.device_id is None for it in provisions),
        held=_held(session, case),
    )


def _involved(session: Session, case: Application) -> dict[Body, Involved]:
    rows = session.exec(
        select(Involvement)
        .where(Involvement.application_id == case.id, Involvement.turn == case.turn)
        .order_by(col(Involvement.id))
    )
    return {it.body: Involved(it.due_on, it.intention, it.result) for it in rows}


def _said(session: Session, case: Application) -> dict[Mark, frozenset[str]]:
    said: dict[Mark, frozenset[str]] = {}
    rows = session.exec(
        select(ReviewStep).where(ReviewStep.application_id == case.id, col(ReviewStep.mark).is_not(None))
    )
    for it in rows:
        if it.mark is not None:
            said[it.mark] = said.get(it.mark, frozenset()) | {it.login}
    return said


def _held(session: Session, case: Application) -> int:
    statement = (
        select(func.count())
        .select_from(Provision)
        .join(Device, col(Device.id) == col(Provision.device_id))
        .where(Provision.application_id == case.id, Device.employee_id == case.employee_id)
    )
    return session.exec(statement).one()


def background_of(session: Session, case: Application) -> Background:
    """What the completeness of a form depends on beside the form."""
    person = session.get_one(Employee, case.employee_id)
    running = running_case(session, case.employee_id)
    refused = session.exec(
        select(func.max(ReviewStep.on))
        .join(Application, col(Application.id) == col(ReviewStep.application_id))
        .where(
            Application.employee_id == case.employee_id,
            ReviewStep.step == Step.REFUSE,
            Application.state == State.REFUSED,
        )
    ).one()
    return Background(
        share=person.share,
        status_group=person.status_group,
        exit_on=person.exit_on,
        running_id=running.id if running else None,
        running_ends_on=running.ends_on if running else None,
        refused_on=refused,
    )


def running_case(session: Session, employee_id: int) -> Application | None:
    return session.exec(
        select(Application).where(Application.employee_id == employee_id, col(Application.state).in_(RUNNING))
    ).first()
