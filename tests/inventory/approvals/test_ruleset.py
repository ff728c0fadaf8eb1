"""The versions of the works agreement beside each other: what each changed, and until when it held."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from inventory.approvals import agreement
from inventory.approvals.agreement import Place
from inventory.approvals.rules import Ruleset
from inventory.approvals.ruleset import RULESET_FIELDS, Difference, clock_time, differences
from inventory.approvals.states import Step
from inventory.errors import Invalid, Refused
from inventory.fields import checked
from tests.inventory.approvals.facts import RULES
from tests.inventory.approvals.office import Office


def changed(**values: Any) -> tuple[Difference, ...]:
    return differences(RULES, {**RULES, **values})


def issue(office: Office, day: date, **values: Any) -> Ruleset:
    given = {**office.rules.model_dump(), "valid_from": day, "name": f"Fassung {day.year}", **values}
    return office.hr.do(agreement.issue_version, values=given)


def place(office: Office, version: Ruleset) -> Place:
    return office.hr.see(agreement.place_of, ruleset_id=version.key())


def test_a_version_that_changes_nothing_but_its_name_and_day_has_no_differences() -> None:
    assert changed() == changed(name="Fassung 2027", valid_from=date(2027, 1, 1)) == ()


def test_each_changed_rule_is_told_as_people_read_it() -> None:
    found = changed(mobile_percent=Decimal(80), council_approves=True, opinion_days=7)
    assert found == (
        Difference("Mobile Arbeit höchstens", "60 %", "80 %"),
        Difference("Genehmigungen einzeln an den Personalrat", "nein", "ja"),
        Difference("Stellungnahme der Führungskraft", "14", "7"),
    )


def test_of_the_catalogue_only_the_lines_that_come_or_go_are_told() -> None:
    first, *others = RULES["criteria"].splitlines()
    (found,) = changed(criteria="\n".join([*others, "Arbeit am Schalter", "Arbeit im Archiv"]))
    assert (found.label, found.before) == ("Negativkatalog", first)
    assert found.after == "Arbeit am Schalter · Arbeit im Archiv"
    (emptied,) = changed(criteria=None)
    assert (emptied.before, emptied.after) == (" · ".join([first, *others]), "")


def test_a_version_holds_until_the_day_before_the_next(office: Office) -> None:
    leap = issue(office, date(2028, 3, 1), opinion_days=7)
    newest = issue(office, date(2029, 1, 1), opinion_days=7, vote_days=5)
    first, second, last = (place(office, it) for it in (office.rules, leap, newest))
    assert [it.until for it in (first, second, last)] == [date(2028, 2, 29), date(2028, 12, 31), None]
    assert first.changes == ()
    assert [it.label for it in second.changes] == ["Stellungnahme der Führungskraft"]
    assert [it.label for it in last.changes] == ["Votum der Fachbereichsleitung"]


def test_a_version_is_in_use_from_the_first_case_on(office: Office) -> None:
    assert not place(office, office.rules).in_use
    draft = office.draft()
    assert not place(office, office.rules).in_use
    office.take(draft, Step.SUBMIT)
    assert place(office, office.rules).in_use


def test_the_newest_version_is_known_and_each_day_has_its_own(office: Office) -> None:
    newest = issue(office, date(2028, 3, 1))
    found = office.hr.see(agreement.newest_version)
    assert found is not None
    assert found.id == newest.id
    assert [it.id for it in office.hr.see(agreement.versions)] == [newest.id, office.rules.id]
    for day, version in (
        (date(2022, 1, 1), office.rules),
        (date(2028, 2, 29), office.rules),
        (date(2028, 3, 1), newest),
        (date(2040, 1, 1), newest),
    ):
        assert office.hr.see(agreement.version_on, day=day).id == version.id


def test_two_versions_cannot_begin_on_one_day(office: Office) -> None:
    issue(office, date(2028, 3, 1))
    with pytest.raises(Invalid) as refused:
        issue(office, date(2028, 3, 1))
    assert refused.value.problems == {"valid_from": "Die jüngste Fassung gilt ab dem 01.03.2028."}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"default_months": 48}, "Die übliche Befristung ist länger als die höchste."),
        ({"frame_from": "21:00"}, "Die Rahmenzeit endet vor ihrem Beginn."),
    ],
)
def test_a_version_that_contradicts_itself_is_refused(
    office: Office, values: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        issue(office, date(2028, 3, 1), **values)
    assert refused.value.message == sentence


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("opinion_days", 0, "Bitte zwischen 1 und 365 Tagen."),
        ("revocation_weeks", 53, "Bitte zwischen 0 und 52 Wochen."),
        ("max_months", 121, "Bitte zwischen 0 und 120 Monaten."),
        ("mobile_percent", 101, "Der Umfang liegt über 0 und höchstens bei 100 %."),
        ("frame_from", "25:00", "Bitte eine Uhrzeit wie 09:00, mit zwei Stellen."),
        ("forms", (), "„Arbeitsformen“ fehlt noch."),
    ],
)
def test_a_rule_outside_its_bounds_is_refused_at_its_field(field: str, value: Any, sentence: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked(RULESET_FIELDS, {**RULES, field: value})
    assert refused.value.problems == {field: sentence}


@pytest.mark.parametrize("typed", ["9:00", "24:00", "09:60", "09.00", "neun", "0900", "09:0"])
def test_a_clock_has_two_digits_each(typed: str) -> None:
    assert clock_time(typed)
    assert clock_time("00:00") is clock_time("09:05") is clock_time("23:59") is None


def test_a_version_is_called_by_its_name_and_found_by_it(office: Office) -> None:
    assert office.rules.listed_name == office.rules.name
    assert "mobile arbeit" in office.rules.search_text
