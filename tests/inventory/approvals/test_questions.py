"""What a step asks of whoever takes it now."""

from datetime import date
from typing import Any

import pytest

from inventory.actor import Role
from inventory.approvals import actions, questions
from inventory.approvals.procedure import PROCEDURE
from inventory.approvals.questions import Question
from inventory.approvals.records import Application
from inventory.approvals.states import State, Step
from inventory.approvals.words import EndReason, Paper
from inventory.errors import Refused
from tests.inventory.approvals.office import ANSWERS, DAY, REFUSING, TO_HR, TO_INTENDED_REFUSAL, WHY, Office

CONDITION = "Nur mit Sichtschutz."
CONDITIONALLY = {
    "vote": "mit_auflagen",
    "reason": "sicherheit",
    "grounds": "Die Akten brauchen einen Sichtschutz.",
    "conditions": CONDITION,
}


def ask(office: Office, step: Step, *cases: Application, role: Role | None = None) -> Question:
    state = office.look_at(cases[0]).state
    actor = office.actors[role or PROCEDURE[state, step].who[0]]
    keys = [case.key() for case in cases]
    return office.hr.see(questions.question, step=step, application_ids=keys, actor=actor, today=DAY)


def names(question: Question) -> list[str]:
    return [field.name for field in question.fields]


def second(office: Office, **values: Any) -> Application:
    """A case of somebody else in the same team."""
    other = office.hr.person("12", manager_id=office.manager.id, unit_id=office.unit.id)
    return office.draft(employee_id=other.id, **values)


def test_a_question_says_whose_case_it_is_and_begins_with_the_day(office: Office) -> None:
    case = office.case_in(State.OPINION)
    question = ask(office, Step.GIVE_OPINION, case)
    assert question.name == "Jörg Müller · MA-2026-00001"
    assert names(question) == ["on", "vote", "reason", "grounds", "conditions"]
    assert (question.values, question.papers) == ({"on": DAY}, (Paper.OPINION,))
    assert question.application_ids == (case.key(),)


def test_who_may_not_take_a_step_is_told_so_with_the_number_of_the_case(office: Office) -> None:
    case = office.case_in(State.OPINION)
    with pytest.raises(Refused, match=r"^MA-2026-00001: Dieser Schritt ist Führungskraft vorbehalten"):
        ask(office, Step.GIVE_OPINION, case, role=Role.HR)
    with pytest.raises(Refused, match=r"^MA-2026-00001: „Votum abgeben“ geht nicht"):
        ask(office, Step.CAST_VOTE, case, role=Role.HEAD)
    with pytest.raises(Refused, match=r"^Entwurf: "):
        ask(office, Step.FORWARD, second(office), role=Role.HR)


def test_the_it_check_names_what_it_would_reserve_and_asks_only_for_what_is_missing(office: Office) -> None:
    case = office.walk(office.draft(equipment=("notebook", "ipad")), TO_HR[:-1])
    question = ask(office, Step.CHECK_IT, case)
    assert "available_on" in names(question)
    assert question.notes == ("Notebook: nicht auf Lager", "iPad: nicht auf Lager")
    office.stock()
    tablet = office.it.model("tablet", "iPad 11")
    office.it.issue(office.it.device("T-1", model_id=tablet.id), employee_id=office.applicant.id)
    question = ask(office, Step.CHECK_IT, case)
    assert "available_on" not in names(question)
    assert question.notes == ("Notebook: N-00001, auf Lager", "iPad: I-00001, schon ausgegeben")


@pytest.mark.parametrize(
    ("status", "made", "not_made"),
    [("tarif", Paper.AGREEMENT, Paper.APPROVAL), ("beamt", Paper.APPROVAL, Paper.AGREEMENT)],
)
def test_an_approval_makes_the_paper_of_the_status_group(
    office: Office, status: str, made: Paper, not_made: Paper
) -> None:
    person = office.hr.person("12", status_group=status, manager_id=office.manager.id, unit_id=office.unit.id)
    office.stock()
    case = office.walk(office.draft(employee_id=person.id), (*TO_HR, Step.INVOLVE))
    papers = ask(office, Step.APPROVE, case).papers
    assert made in papers
    assert not_made not in papers


def test_the_conditions_of_the_votes_are_proposed_for_the_approval_once_each(office: Office) -> None:
    office.stock()
    case = office.walk(
        office.draft(),
        (*TO_HR[:2], (Step.GIVE_OPINION, CONDITIONALLY), (Step.CAST_VOTE, CONDITIONALLY), Step.CHECK_IT),
    )
    office.take(case, Step.INVOLVE)
    assert ask(office, Step.APPROVE, case).values == {"on": DAY, "conditions": CONDITION}


def test_without_conditions_the_approval_proposes_none(office: Office) -> None:
    assert ask(office, Step.APPROVE, office.case_in(State.PARTICIPATION)).values == {"on": DAY}


def test_the_reason_that_was_put_to_the_council_is_said_again_in_the_refusal(office: Office) -> None:
    office.stock()
    case = office.walk(office.draft(), (*TO_INTENDED_REFUSAL, Step.RECORD_RESULT))
    said = ask(office, Step.REFUSE, case).values
    assert (said["reason"], said["grounds"]) == (REFUSING["reason"], REFUSING["grounds"])
    assert "balancing" not in said


def test_the_last_announcement_counts(office: Office) -> None:
    """After a conciliation the case was put to the council once more, for another reason."""
    office.stock()
    case = office.walk(office.draft(), (*TO_INTENDED_REFUSAL, Step.CONCILIATE, Step.RECONSIDER))
    other = "Die Mindestbesetzung am Schalter reicht sonst nicht."
    anew = {**REFUSING, "reason": "mindestbesetzung", "grounds": other}
    office.walk(case, ((Step.INVOLVE, anew), Step.RECORD_RESULT))
    assert ask(office, Step.REFUSE, case).values["grounds"] == other


def test_a_revocation_says_again_why_it_was_begun_and_from_when_it_can_count(office: Office) -> None:
    case = office.case_in(State.REVOKING)
    office.take(case, Step.RECORD_RESULT)
    values = ask(office, Step.REVOKE, case).values
    assert (values["reason"], values["grounds"]) == ("entfallen", WHY)
    assert values["effective_on"] == date(2026, 3, 30)


def test_an_end_tells_the_day_of_each_reason(office: Office) -> None:
    question = ask(office, Step.END, office.case_in(State.ACTIVE))
    assert question.days == {EndReason.NOTICE: date(2026, 3, 30), EndReason.EXPIRY: date(2028, 4, 30)}
    assert question.values["end_reason"] is EndReason.NOTICE
    assert question.papers == (Paper.END,)


def test_several_cases_are_asked_for_together_without_suggesting_anything(office: Office) -> None:
    office.stock()
    cases = [office.walk(it, TO_HR[:3]) for it in (office.draft(), second(office))]
    question = ask(office, Step.CAST_VOTE, *cases)
    assert (question.name, question.values, question.notes, question.days) == (
        "2 Vorgänge",
        {"on": DAY},
        (),
        {},
    )
    assert question.application_ids == tuple(case.key() for case in cases)


def test_one_case_that_cannot_go_along_is_named(office: Office) -> None:
    cases = [office.walk(office.draft(), TO_HR[:3]), office.walk(second(office), TO_HR[:2])]
    with pytest.raises(Refused, match=r"^MA-2026-00002: „Votum abgeben“ geht nicht"):
        ask(office, Step.CAST_VOTE, *cases)


@pytest.mark.parametrize(
    ("state", "step"),
    [
        (State.SIGNATURE, Step.SIGN),
        (State.EQUIPMENT, Step.START_TRIAL),
        (State.TRIAL, Step.PASS_TRIAL),
        (State.TRIAL, Step.END),
        (State.ACTIVE, Step.END),
        (State.ENDED, Step.OPEN_RETURN),
    ],
    ids=str,
)
def test_whoever_only_presses_enter_has_taken_a_lawful_step(office: Office, state: State, step: Step) -> None:
    case = office.case_in(state)
    question = ask(office, step, case)
    desk = office.desks[PROCEDURE[state, step].who[0]]
    taken = desk.do(actions.take, application_id=case.key(), step=step, values=question.values)
    assert taken.state is PROCEDURE[state, step].target


def test_every_answer_of_the_office_is_asked_for_by_its_step() -> None:
    for (_state, step), cell in PROCEDURE.items():
        asked = {field.name for field in cell.questions}
        assert set(ANSWERS.get(step, {})) <= asked
