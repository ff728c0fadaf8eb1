"""The renewal round, and the forecast of what open cases will need."""

from datetime import date
from typing import Any

import pytest

from inventory.approvals import actions, agreement, equipment, filing, forecast, rounds
from inventory.approvals.forecast import Month
from inventory.approvals.records import Application
from inventory.approvals.states import State, Step
from inventory.approvals.words import ApplicationKind, Declaration, EndReason, Equipment
from inventory.errors import Invalid, Refused
from tests.inventory.approvals.office import DAY, TO_ACTIVE, TO_HR, TO_SIGNATURE, Office

QUARTER = {"first": date(2026, 4, 1), "last": date(2026, 6, 30)}
SOON = date(2026, 5, 31)
"""An end that is ninety days ahead on the day on which everything begins."""
SIGNED: dict[str, Any] = {
    "declarations": tuple(Declaration),
    "signed_on": DAY,
    "signed_as": "papier",
    "received_on": DAY,
}
"""What is asked anew for a renewal."""


def somebody(office: Office, personnel_no: str = "20", last_name: str = "Aydin") -> int:
    person = office.hr.person(
        personnel_no, last_name=last_name, manager_id=office.manager.id, unit_id=office.unit.id
    )
    return person.key()


def active(office: Office, person: int, ends_on: date = SOON, **values: Any) -> Application:
    """A running case that needs no device."""
    given = {"employee_id": person, "equipment": (), "ends_on": ends_on, **values}
    return office.look_at(office.walk(office.draft(**given), TO_ACTIVE))


def due(office: Office) -> list[str]:
    return [it.person for it in office.hr.see(rounds.candidates, **QUARTER)]


def begin(office: Office, *cases: Application) -> list[Application]:
    return office.hr.do(rounds.begin_renewals, application_ids=[case.key() for case in cases])


def complete(office: Office, renewal: Application, **values: Any) -> None:
    given = {**SIGNED, **values}
    base = {name: getattr(renewal, name) for name in given}
    office.hr.do(actions.correct, application_id=renewal.key(), base=base, values=given)


def test_a_round_lists_what_ends_in_its_span_with_names_the_earliest_first(office: Office) -> None:
    for number, (name, ends_on) in enumerate(
        {
            "Aydin": date(2026, 6, 30),
            "Becker": date(2026, 5, 31),
            "Demir": date(2026, 7, 1),
            "Ebert": date(2027, 6, 30),
        }.items()
    ):
        active(office, somebody(office, str(20 + number), name), ends_on)
    assert due(office) == ["Becker, Jörg", "Aydin, Jörg"]
    first = office.hr.see(rounds.candidates, **QUARTER)[0]
    assert (first.case_no, first.unit, first.ends_on) == (
        "MA-2026-00002",
        "FB 51 Kinder und Jugend",
        date(2026, 5, 31),
    )


def test_a_suspended_case_is_renewed_too_but_not_one_that_is_over(office: Office) -> None:
    office.take(active(office, somebody(office, "20", "Aydin")), Step.SUSPEND)
    office.take(active(office, somebody(office, "21", "Becker")), Step.END)
    assert due(office) == ["Aydin, Jörg"]


@pytest.mark.parametrize("length", [0, 1, len(TO_SIGNATURE)])
def test_a_renewal_under_way_leaves_the_round_until_it_comes_to_nothing(office: Office, length: int) -> None:
    (renewal,) = begin(office, active(office, somebody(office)))
    complete(office, renewal)
    office.walk(renewal, TO_SIGNATURE[:length])
    assert due(office) == []
    office.take(renewal, Step.WITHDRAW)
    assert due(office) == ["Aydin, Jörg"]


def test_a_round_begins_one_draft_for_each_and_is_taken_back_as_one(office: Office) -> None:
    cases = [active(office, somebody(office, str(20 + number))) for number in range(3)]
    renewals = begin(office, *cases)
    assert [it.predecessor_id for it in renewals] == [it.id for it in cases]
    assert {(it.kind, it.state) for it in renewals} == {(ApplicationKind.RENEWAL, State.DRAFT)}
    assert {(it.begins_on, it.ends_on) for it in renewals} == {(date(2026, 6, 1), date(2028, 5, 31))}
    office.hr.undo()
    assert office.hr.count(Application) == len(cases)


@pytest.mark.parametrize(
    ("ends_on", "begins", "until"),
    [
        (date(2028, 2, 29), date(2028, 3, 1), date(2030, 2, 28)),
        (date(2028, 2, 28), date(2028, 2, 29), date(2030, 2, 28)),
        (date(2027, 12, 31), date(2028, 1, 1), date(2029, 12, 31)),
        (date(2026, 8, 30), date(2026, 8, 31), date(2028, 8, 30)),
    ],
)
def test_a_renewal_begins_on_the_day_after_the_end(
    office: Office, ends_on: date, begins: date, until: date
) -> None:
    (renewal,) = begin(office, active(office, somebody(office), ends_on))
    assert (renewal.begins_on, renewal.ends_on) == (begins, until)


def test_a_renewal_goes_by_the_agreement_of_its_own_day_however_it_is_begun(office: Office) -> None:
    before = active(office, somebody(office))
    terms = {"name": "Fassung 2026", "valid_from": DAY, "default_months": 12}
    newer = office.hr.do(agreement.issue_version, values={**office.rules.model_dump(), **terms})
    (renewal,) = begin(office, before)
    typed = office.hr.see(filing.known_for, employee_id=before.employee_id, today=DAY).values
    assert renewal.ends_on == typed["ends_on"] == date(2027, 5, 31)
    complete(office, renewal)
    assert office.take(renewal, Step.SUBMIT).ruleset_id == newer.id
    assert office.look_at(before).ruleset_id == office.rules.id


def test_a_case_that_is_over_is_not_renewed_nor_are_those_beside_it(office: Office) -> None:
    lasting = active(office, somebody(office))
    over = office.take(active(office, somebody(office, "21")), Step.END)
    with pytest.raises(Refused, match="MA-2026-00002 läuft nicht mehr"):
        begin(office, lasting, over)
    assert due(office) == ["Aydin, Jörg"]


def test_a_renewal_is_a_decision_of_its_own_that_replaces_the_case_before_it(office: Office) -> None:
    before = active(office, somebody(office))
    (renewal,) = begin(office, before)
    with pytest.raises(Invalid) as refused:
        office.take(renewal, Step.SUBMIT)
    assert set(refused.value.problems) >= {"declarations", "signed_on"}
    complete(office, renewal, percent=20, days=1, weekdays=("mi",))
    office.walk(renewal, (*TO_SIGNATURE, Step.SIGN))
    assert office.look_at(before).state is State.ACTIVE
    with pytest.raises(Refused, match="geht nicht"):
        office.take(renewal, Step.START_TRIAL)
    assert office.take(renewal, Step.ACTIVATE).state is State.ACTIVE
    ended = office.look_at(before)
    assert (ended.state, ended.end_reason, ended.effective_on) == (State.CLOSED, EndReason.SUCCEEDED, DAY)
    assert due(office) == []


def plan(office: Office) -> list[Month]:
    return office.it.see(forecast.forecast, today=DAY)


def test_the_forecast_counts_wishes_until_the_it_check_and_shortages_after_it(office: Office) -> None:
    case = office.walk(office.draft(equipment=("notebook", "ipad", "headset")), TO_HR[:-1])
    may = date(2026, 5, 1)
    assert plan(office) == [Month(may, Equipment.TABLET, 1, -1), Month(may, Equipment.NOTEBOOK, 1, -1)]
    office.stock(2)
    assert Month(may, Equipment.NOTEBOOK, 1, 1) in plan(office)
    office.take(case, Step.CHECK_IT, available_on=date(2026, 4, 15))
    assert plan(office) == [Month(may, Equipment.TABLET, 1, -1)]
    tablet = office.it.device("T-1", model_id=office.it.model("tablet", "iPad 11").id)
    wanted = {"application_id": case.key(), "equipment": Equipment.TABLET, "device_id": tablet.id}
    office.it.do(equipment.supply_missing, **wanted)
    assert plan(office) == []


def test_what_should_have_begun_before_is_needed_now_and_who_has_no_internet_needs_radio(
    office: Office,
) -> None:
    person = somebody(office)
    office.draft(employee_id=person, equipment=())
    case = office.draft(begins_on=DAY, equipment=(), internet=False)
    assert plan(office) == []
    office.take(case, Step.SUBMIT)
    found = office.it.see(forecast.forecast, today=date(2026, 6, 15))
    assert found == [Month(date(2026, 6, 1), Equipment.LTE, 1, -1)]


def test_a_case_without_devices_asks_the_stock_for_nothing(office: Office) -> None:
    office.take(office.draft(equipment=("monitor", "headset", "dock")), Step.SUBMIT)
    assert plan(office) == []


def test_only_what_fits_and_is_still_missing_is_given_to_a_case(office: Office) -> None:
    case = office.walk(office.draft(), TO_HR[:-1])
    office.take(case, Step.CHECK_IT, available_on=date(2026, 4, 15))
    office.stock(2)
    tablet = office.it.device("T-1", model_id=office.it.model("tablet", "iPad 11").id)

    def give(device_id: int) -> None:
        office.it.do(
            equipment.supply_missing,
            application_id=case.key(),
            equipment=Equipment.NOTEBOOK,
            device_id=device_id,
        )

    with pytest.raises(Refused, match="I-00001 ist kein passendes Gerät"):
        give(tablet.key())
    give(1)
    with pytest.raises(Refused, match="Notebook ist für diesen Vorgang schon da"):
        give(2)


def test_a_device_that_somebody_else_has_meanwhile_is_refused_in_words(office: Office) -> None:
    case = office.walk(office.draft(), TO_HR[:-1])
    office.take(case, Step.CHECK_IT, available_on=date(2026, 4, 15))
    device = office.it.device()
    office.it.issue(device, employee_id=office.manager.id)
    with pytest.raises(Refused, match="Ausgegeben"):
        office.it.do(
            equipment.supply_missing,
            application_id=case.key(),
            equipment=Equipment.NOTEBOOK,
            device_id=device.key(),
        )
