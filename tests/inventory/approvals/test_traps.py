"""What the procedure must never let happen, whoever asks for it."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from inventory.actor import Actor, Role
from inventory.approvals import actions, cards
from inventory.approvals.law import Remedy, approval_paper, remedy, signature_forms
from inventory.approvals.lists import APPLICATIONS
from inventory.approvals.states import State, Step
from inventory.approvals.words import Paper, SignatureForm
from inventory.devices import lifecycle
from inventory.devices.records import Device
from inventory.errors import Invalid, Refused
from inventory.listing import Filter, Match, Query
from inventory.people.fields import StatusGroup
from inventory.sight import seen_by
from tests.inventory.approvals.office import DAY, REFUSING, TO_HR, TO_INTENDED_REFUSAL, Office


def test_nothing_is_refused_without_the_consent_of_the_staff_council(office: Office) -> None:
    office.stock()
    case = office.walk(office.draft(), TO_INTENDED_REFUSAL)
    with pytest.raises(Refused, match="Ohne Zustimmung des Personalrats"):
        office.take(case, Step.REFUSE)
    office.take(
        case,
        Step.RECORD_RESULT,
        result="verweigert",
        grounds="Es gibt noch mildere Mittel als diese Ablehnung.",
    )
    with pytest.raises(Refused, match="Ohne Zustimmung des Personalrats"):
        office.take(case, Step.REFUSE)
    office.take(case, Step.CONCILIATE)
    with pytest.raises(Refused, match="Ohne Zustimmung des Personalrats"):
        office.take(case, Step.REFUSE)
    office.take(case, Step.RECORD_RESULT, result="zugestimmt")
    assert office.take(case, Step.REFUSE).state is State.REFUSED


def test_who_meant_to_approve_cannot_refuse_without_asking(office: Office) -> None:
    case = office.case_in(State.PARTICIPATION)
    with pytest.raises(Refused, match="muss der Personalrat zuerst beteiligt werden"):
        office.take(case, Step.REFUSE)


def test_silence_is_consent_only_after_the_deadline(office: Office) -> None:
    office.stock()
    case = office.walk(office.draft(), TO_INTENDED_REFUSAL)
    assert case.due_on == date(2026, 3, 16)
    with pytest.raises(Refused, match="Frist des Personalrats läuft noch"):
        office.take(case, Step.DEEM_CONSENT, on=date(2026, 3, 16))
    office.take(case, Step.DEEM_CONSENT, on=date(2026, 3, 17))
    assert office.take(case, Step.REFUSE, on=date(2026, 3, 17)).state is State.REFUSED


def test_a_wish_to_discuss_starts_the_clock_anew(office: Office) -> None:
    office.stock()
    case = office.walk(office.draft(), TO_INTENDED_REFUSAL)
    why = "Dazu gibt es noch einige offene Fragen."
    office.take(case, Step.RECORD_RESULT, on=date(2026, 3, 12), result="eroerterung", grounds=why)
    with pytest.raises(Refused, match="läuft noch"):
        office.take(case, Step.DEEM_CONSENT, on=date(2026, 3, 20))
    assert office.take(case, Step.DEEM_CONSENT, on=date(2026, 3, 27)).state is State.PARTICIPATION


def test_the_representatives_are_heard_when_that_is_wished(office: Office) -> None:
    office.stock()
    case = office.walk(office.draft(disability_heard=True), (*TO_HR, Step.INVOLVE))
    with pytest.raises(Refused, match="Anhörung steht noch aus"):
        office.take(case, Step.APPROVE)
    office.take(case, Step.RECORD_RESULT, body="sbv", result="angehoert")
    assert office.take(case, Step.APPROVE).state is State.SIGNATURE


def test_only_who_was_asked_answers_and_only_what_they_can(office: Office) -> None:
    office.stock()
    case = office.walk(office.draft(), TO_INTENDED_REFUSAL)
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.RECORD_RESULT, body="gb", result="angehoert")
    assert set(refused.value.problems) == {"body"}
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.RECORD_RESULT, result="fiktion")
    assert set(refused.value.problems) == {"result"}


@pytest.mark.parametrize("status", list(StatusGroup))
def test_the_legal_remedy_depends_on_the_status_and_is_never_a_widerspruch(status: StatusGroup) -> None:
    civil = status is StatusGroup.CIVIL_SERVANT
    assert remedy(status) is (Remedy.ADMINISTRATIVE_COURT if civil else Remedy.LABOUR_COURT)
    assert approval_paper(status) is (Paper.APPROVAL if civil else Paper.AGREEMENT)
    assert (SignatureForm.TEXT in signature_forms(status)) is civil
    assert not any("iderspruch" in it.label for it in Remedy)


def test_an_agreement_with_an_employee_needs_the_written_form(office: Office) -> None:
    case = office.case_in(State.SIGNATURE)
    with pytest.raises(Invalid, match="markierten Felder") as refused:
        office.take(case, Step.SIGN, agreed_as="fes")
    assert "Schriftform" in refused.value.problems["agreed_as"]
    assert office.take(case, Step.SIGN, agreed_as="qes").state is State.EQUIPMENT


@pytest.mark.parametrize("left_out", ["reason", "grounds", "balancing", "heard_on"])
def test_a_revocation_needs_reason_hearing_and_balancing(office: Office, left_out: str) -> None:
    case = office.case_in(State.REVOKING)
    with pytest.raises(Refused, match="Ohne Zustimmung des Personalrats"):
        office.take(case, Step.REVOKE)
    office.take(case, Step.RECORD_RESULT)
    answers: dict[str, Any] = {left_out: None}
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.REVOKE, **answers)
    assert set(refused.value.problems) == {left_out}
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.REVOKE, effective_on=date(2026, 3, 29))
    assert refused.value.problems == {"effective_on": "Frühestens zum 30.03.2026."}
    assert office.take(case, Step.REVOKE, effective_on=date(2026, 3, 30)).state is State.ENDED


def test_a_short_reason_is_no_reason(office: Office) -> None:
    case = office.case_in(State.OPINION)
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.GIVE_OPINION, vote="nicht", reason="praesenz", grounds="geht nicht")
    assert "mindestens 30 Zeichen" in refused.value.problems["grounds"]
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.GIVE_OPINION, vote="mit_auflagen")
    assert set(refused.value.problems) == {"reason", "grounds", "conditions"}


def test_special_data_wait_for_data_protection(office: Office) -> None:
    office.stock()
    case = office.walk(office.draft(data_category="besonders"), TO_HR)
    with pytest.raises(Refused, match="fehlt noch die Stellungnahme des Datenschutzes"):
        office.take(case, Step.INVOLVE)
    assert office.look_at(case).waits_for is Role.AUDITOR
    assert office.take(case, Step.CHECK_PRIVACY).waits_for is Role.HR
    assert office.take(case, Step.INVOLVE).state is State.PARTICIPATION


ROLES = [Role.HR, Role.IT, Role.MANAGER, Role.HEAD, Role.AUDITOR]


@pytest.mark.parametrize("state", [it for it in State if it not in (State.DRAFT, State.CLOSED)], ids=str)
def test_nobody_decides_their_own_case_in_any_role(office: Office, state: State) -> None:
    case = office.case_in(state)
    self_made = Actor("jm01", frozenset(ROLES), office.applicant.id, unit_ids=frozenset({office.unit.key()}))
    card = office.hr.see(cards.case_card, application_id=case.key(), actor=self_made, today=DAY)
    assert card is not None
    own = {Step.SUBMIT, Step.WITHDRAW, Step.ANSWER, Step.CONCILIATE, Step.END}
    assert {offer.step for offer in card.offers} <= own


def test_opinion_and_vote_need_two_persons_unless_the_rules_say_otherwise(office: Office) -> None:
    both = frozenset({Role.MANAGER, Role.HEAD})
    office.actors[Role.MANAGER] = replace(
        office.actors[Role.MANAGER], roles=both, unit_ids=frozenset({office.unit.key()})
    )
    office.desks[Role.MANAGER].actor = office.actors[Role.MANAGER]
    case = office.case_in(State.VOTE)
    with pytest.raises(Refused, match="Stellungnahme und Votum brauchen verschiedene Personen"):
        office.take(case, Step.CAST_VOTE, Role.MANAGER)
    assert office.take(case, Step.CAST_VOTE, Role.HEAD).state is State.IT_CHECK


def test_a_manager_speaks_for_the_own_team_only(office: Office) -> None:
    case = office.case_in(State.OPINION)
    office.desks[Role.MANAGER].actor = replace(office.actors[Role.MANAGER], employee_id=None)
    with pytest.raises(Refused, match="gehört nicht zu Ihrer Einheit"):
        office.take(case, Step.GIVE_OPINION)
    deputy = Actor("fk02", frozenset({Role.MANAGER}), stands_in_for=frozenset({office.manager.key()}))
    office.desks[Role.MANAGER].actor = deputy
    assert office.take(case, Step.GIVE_OPINION).state is State.VOTE


def test_approved_is_not_enabled(office: Office) -> None:
    listing = seen_by(APPLICATIONS, office.actors[Role.HR])
    query = Query(filters=(Filter("enabled", Match.ANY_OF, (1,)),))

    def enabled() -> int:
        reader = office.store.reader()
        try:
            return reader.count(listing, query)
        finally:
            reader.close()

    case = office.case_in(State.EQUIPMENT)
    assert enabled() == 0
    office.take(case, Step.START_TRIAL)
    assert enabled() == 1
    device = office.it.see(lambda session: session.get_one(Device, 1))
    office.it.step(device, lifecycle.Step.SEND_TO_REPAIR)
    assert enabled() == 0


def test_a_day_in_the_future_and_a_day_before_the_last_step_are_refused(office: Office) -> None:
    case = office.case_in(State.SUBMITTED)
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.FORWARD, on=date(2199, 1, 1))
    assert refused.value.problems == {"on": "Dieser Tag liegt noch vor uns."}
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.FORWARD, on=date(2026, 3, 1))
    assert refused.value.problems == {"on": "Der vorige Schritt war erst am 02.03.2026."}


def test_a_bulk_vote_is_one_booking_of_single_decisions(office: Office) -> None:
    office.stock()
    other = office.hr.person("12", manager_id=office.manager.id, unit_id=office.unit.id)
    first = office.walk(office.draft(), TO_HR[:3])
    second = office.walk(office.draft(employee_id=other.id), TO_HR[:3])
    head = office.desks[Role.HEAD]
    each = {it.key(): {"on": DAY, "vote": "befuerwortet"} for it in (first, second)}
    head.do(actions.take_each, step=Step.CAST_VOTE, each=each)
    assert {office.look_at(it).state for it in (first, second)} == {State.IT_CHECK}
    with pytest.raises(Refused, match=f"{first.case_no}: .*geht nicht"):
        head.do(actions.take_each, step=Step.CAST_VOTE, each=each)


def test_withheld_consent_on_an_approval_goes_to_conciliation(office: Office) -> None:
    office.stock()
    case = office.walk(office.draft(), (*TO_HR, (Step.INVOLVE, REFUSING), Step.CONCILIATE, Step.APPROVE))
    assert case.state is State.SIGNATURE


def test_a_decision_is_taken_back_only_by_who_made_it(office: Office) -> None:
    case = office.case_in(State.VOTE)
    office.take(case, Step.CAST_VOTE)
    booking = office.desks[Role.HEAD].booking
    for role in (Role.IT, Role.HR, Role.MANAGER):
        with pytest.raises(Refused, match="nur zurück, wer es getan hat"):
            office.desks[role].undo(booking)
    office.desks[Role.HEAD].undo(booking)
    assert office.look_at(case).state is State.VOTE
    assert office.take(case, Step.CAST_VOTE).state is State.IT_CHECK


def test_what_the_window_needs_of_cases_loads_no_sqlalchemy() -> None:
    code = (
        "import sys, inventory.rights, inventory.sight;"
        "from inventory.approvals import fields, law, lists, procedure, ruleset, today;"
        "sys.exit(any(it in sys.modules for it in ('sqlalchemy', 'sqlmodel', 'holidays')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
