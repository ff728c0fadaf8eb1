"""The works agreement as data: versions with dates, and cases that keep theirs."""

from datetime import date

import pytest

from inventory.approvals import agreement
from inventory.approvals.rules import Ruleset
from inventory.approvals.ruleset import RULESET_FIELDS
from inventory.approvals.states import State, Step
from inventory.errors import Invalid, Refused
from tests.inventory.approvals.office import TO_HR, Office


def version(office: Office, **values: object) -> Ruleset:
    return office.hr.do(agreement.issue_version, values={**office.rules.model_dump(), **values})


def test_the_program_comes_with_the_agreement_of_2022(office: Office) -> None:
    assert office.rules.name == "DV Mobile Arbeit, Fassung 01.01.2022"
    assert (office.rules.valid_from, office.rules.opinion_days) == (date(2022, 1, 1), 14)
    assert office.hr.do(agreement.adopt_first).id == office.rules.id
    unasked = {"id", "version", "search_text"}
    assert {field.name for field in RULESET_FIELDS} == set(Ruleset.model_fields) - unasked


def test_a_running_case_keeps_the_version_it_was_filed_under(office: Office) -> None:
    case = office.take(office.draft(), Step.SUBMIT)
    newer = version(
        office, valid_from=date(2026, 3, 3), name="Fassung 2026", opinion_days=3, mobile_percent=20
    )
    office.take(case, Step.FORWARD, on=date(2026, 3, 4))
    assert office.look_at(case).ruleset_id == office.rules.id
    assert office.look_at(case).due_on == date(2026, 3, 18)
    other = office.hr.person("12", manager_id=office.manager.id)
    later = office.draft(employee_id=other.id, received_on=date(2026, 3, 4), percent=20, days=1, weekdays=())
    assert office.take(later, Step.SUBMIT, on=date(2026, 3, 4)).ruleset_id == newer.id


def test_versions_follow_each_other(office: Office) -> None:
    with pytest.raises(Invalid) as refused:
        version(office, valid_from=date(2021, 1, 1))
    assert refused.value.problems == {"valid_from": "Die jüngste Fassung gilt ab dem 01.01.2022."}
    with pytest.raises(Refused, match="galt noch keine Dienstvereinbarung"):
        office.hr.see(agreement.version_on, day=date(2021, 12, 31))


def test_a_version_is_mended_only_while_no_case_was_filed_under_it(office: Office) -> None:
    mend = {"base": {"vote_days": 7}, "values": {"vote_days": 5}}
    office.hr.do(agreement.correct_version, ruleset_id=office.rules.key(), **mend)
    office.take(office.draft(), Step.SUBMIT)
    with pytest.raises(Refused, match="laufen schon Vorgänge"):
        office.hr.do(agreement.correct_version, ruleset_id=office.rules.key(), **mend)


def test_approvals_go_to_the_council_where_the_agreement_says_so(office: Office) -> None:
    office.rules = version(office, valid_from=date(2026, 3, 1), council_approves=True)
    office.stock()
    case = office.walk(office.draft(), (*TO_HR, Step.INVOLVE))
    with pytest.raises(Refused, match="Zustimmung des Personalrats fehlt"):
        office.take(case, Step.APPROVE)
    office.take(case, Step.RECORD_RESULT)
    assert office.take(case, Step.APPROVE).state is State.SIGNATURE


def test_no_trial_where_the_agreement_knows_none(office: Office) -> None:
    office.rules = version(office, valid_from=date(2026, 3, 1), trial_months=0)
    office.stock()
    case = office.walk(office.draft(), (*TO_HR, Step.INVOLVE, Step.APPROVE, Step.SIGN))
    with pytest.raises(Refused, match="geht nicht"):
        office.take(case, Step.START_TRIAL)
    assert office.take(case, Step.ACTIVATE).state is State.ACTIVE
