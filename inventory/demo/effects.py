"""What a step of an invented case brings with it, as `inventory.approvals.effects` has it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from inventory.actor import Actor
from inventory.approvals.checks import Background, problems
from inventory.approvals.deadlines import due
from inventory.approvals.needs import Facts, Involved
from inventory.approvals.outcomes import answer_until, bodies_on_revocation, bodies_to_ask
from inventory.approvals.ruleset import Deadline
from inventory.approvals.states import RUNNING, Step
from inventory.approvals.way import Involvement, Provision
from inventory.approvals.words import SUPPLIED_BY, Body, EndReason, Equipment, Intention, Result
from inventory.demo.cases import Answers, Case, brought_by
from inventory.demo.ledger import Entry, stored
from inventory.errors import Invalid


@brought_by(Step.SUBMIT)
def _submit(case: Case, entry: Entry, _facts: Facts, answers: Answers, _actor: Actor) -> None:
    _refuse_incomplete(case, answers["on"])
    case.change(entry, case_no=case.registry.number(answers["on"].year))


@brought_by(Step.ANSWER)
def _answer(case: Case, _entry: Entry, _facts: Facts, answers: Answers, _actor: Actor) -> None:
    _refuse_incomplete(case, answers["on"])


def _refuse_incomplete(case: Case, on: date) -> None:
    """Its single fields were looked at when it was begun."""
    person, running = case.person, case.file.running
    known = Background(
        share=Decimal(person.on(on.toordinal(), "share")) / 100,
        status_group=person.status,
        exit_on=case.exit_on(on),
        running_id=running.id if running else None,
        running_ends_on=running["ends_on"] if running else None,
        refused_on=case.file.refused_on,
    )
    if wrong := problems(case.whole, case.rules, known):
        raise Invalid(wrong)


@brought_by(Step.CONFIRM_END)
def _confirm_end(case: Case, entry: Entry, _facts: Facts, answers: Answers, actor: Actor) -> None:
    reason = {"end_reason": EndReason.NOTICE, "effective_on": case["begins_on"]}
    case.before.follow(entry, Step.END, actor, {"on": answers["on"], **reason})


@brought_by(Step.START_TRIAL, Step.ACTIVATE)
def _hand_over(case: Case, entry: Entry, _facts: Facts, answers: Answers, actor: Actor) -> None:
    """The case before makes room; the device itself was issued in the same booking."""
    if case["predecessor_id"] is not None and case.before.state in RUNNING:
        reason = {"end_reason": EndReason.SUCCEEDED, "effective_on": answers["on"]}
        case.before.follow(entry, Step.SUCCEED, actor, {"on": answers["on"], **reason})


@brought_by(Step.CHECK_IT)
def _check_it(case: Case, entry: Entry, _facts: Facts, answers: Answers, _actor: Actor) -> None:
    """Supply what is wished for: the device that is reserved or held, or the day it can be had."""
    for equipment in SUPPLIED_BY:
        if equipment in case["equipment"] or (equipment is Equipment.LTE and not case["internet"]):
            device_id = _device_for(case, equipment, answers["on"])
            values = {
                "application_id": case.id,
                "equipment": equipment,
                "device_id": device_id,
                "available_on": None if device_id else answers["available_on"],
            }
            case.provisions[equipment] = case.books.begin(entry, Provision, stored(values))


def _device_for(case: Case, equipment: Equipment, on: date) -> int | None:
    supply = case.supply
    if supply is None or supply.kind not in SUPPLIED_BY[equipment]:
        return None
    missing = supply.missing_until and supply.checked_on == on.toordinal()
    return None if missing else supply.device_id


@brought_by(Step.REFUSE, Step.WITHDRAW)
def _release(case: Case, entry: Entry, _facts: Facts, _answers: Answers, _actor: Actor) -> None:
    for draft in case.provisions.values():
        case.books.remove(entry, draft)
    case.provisions = {}


@brought_by(Step.END, Step.REVOKE, Step.FAIL_TRIAL)
def _finish(case: Case, entry: Entry, facts: Facts, answers: Answers, _actor: Actor) -> None:
    back = due(answers["effective_on"], facts.rules[Deadline.RETURN.value])
    _expect_back(case, entry, answers["on"], back)


@brought_by(Step.OPEN_RETURN)
def _agree_return(case: Case, entry: Entry, _facts: Facts, answers: Answers, _actor: Actor) -> None:
    _expect_back(case, entry, answers["on"], answers["return_on"])


def _expect_back(case: Case, entry: Entry, on: date, day: date) -> None:
    if case.held(on) and case.supply and case.supply.life:
        case.supply.life.expect(entry, day.toordinal())


@brought_by(Step.INVOLVE)
def _involve(case: Case, entry: Entry, facts: Facts, answers: Answers, _actor: Actor) -> None:
    intention = answers["intention"]
    case.forget_rounds()
    _put_to(case, entry, bodies_to_ask(facts, intention), intention, facts, answers["on"], 1)


@brought_by(Step.START_REVOCATION)
def _start_revocation(case: Case, entry: Entry, facts: Facts, answers: Answers, _actor: Actor) -> None:
    case.forget_rounds()
    _put_to(case, entry, bodies_on_revocation(facts), Intention.REFUSE, facts, answers["on"], 1)


def _put_to(
    case: Case,
    entry: Entry,
    bodies: Iterable[Body],
    intention: Intention,
    facts: Facts,
    on: date,
    turns_on: int = 0,
) -> None:
    for body in bodies:
        asked = Involved(answer_until(body, facts, on), intention)
        values = {
            "application_id": case.id,
            "turn": facts.values["turn"] + turns_on,
            "body": body,
            "intention": intention,
            "asked_on": on,
            "due_on": asked.due_on,
        }
        case.ask(body, asked, case.books.begin(entry, Involvement, stored(values)))


@brought_by(Step.RECORD_RESULT)
def _record_result(case: Case, entry: Entry, facts: Facts, answers: Answers, _actor: Actor) -> None:
    """A wish to discuss makes the clock start anew."""
    body, result = answers["body"], answers["result"]
    asked = _answer_round(case, entry, body, result, answers["on"])
    if result is Result.DISCUSSION:
        _put_to(case, entry, [body], asked.intention, facts, answers["on"])


@brought_by(Step.DEEM_CONSENT)
def _deem(case: Case, entry: Entry, _facts: Facts, answers: Answers, _actor: Actor) -> None:
    _answer_round(case, entry, Body.COUNCIL, Result.DEEMED, answers["on"])


def _answer_round(case: Case, entry: Entry, body: Body, result: Result, on: date) -> Involved:
    asked = case.asked[body]
    case.books.change(entry, case.rounds[body], stored({"result": result, "result_on": on}))
    case.asked = {**case.asked, body: Involved(asked.due_on, asked.intention, result)}
    return asked


@brought_by(Step.CONCILIATE)
def _conciliate(case: Case, entry: Entry, facts: Facts, answers: Answers, _actor: Actor) -> None:
    """What the council withheld is put to it once more."""
    asked = facts.involved.get(Body.COUNCIL)
    if asked and asked.result is Result.WITHHELD:
        _put_to(case, entry, [Body.COUNCIL], asked.intention, facts, answers["on"])
