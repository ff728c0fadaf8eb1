"""What a case needs, from the wish to the shelf and back."""

from datetime import date

import pytest

from inventory.actor import Role
from inventory.approvals import equipment, forecast
from inventory.approvals.records import Application
from inventory.approvals.states import State, Step
from inventory.approvals.way import Provision
from inventory.approvals.words import Equipment
from inventory.devices import lifecycle
from inventory.devices.actions import Received, take_in
from inventory.devices.records import Device
from inventory.errors import Invalid, Refused
from inventory.store.database import Store
from tests.inventory.approvals.office import DAY, TO_HR, TO_SIGNATURE, TO_TRIAL, Office
from tests.inventory.clerk import IMEI

LATER = date(2026, 4, 15)


@pytest.fixture
def office(store: Store) -> Office:
    """On both engines, for the records of others move along."""
    return Office(store)


def device(office: Office, key: int = 1) -> Device:
    found: Device = office.it.see(lambda session: session.get_one(Device, key))
    return found


def test_the_it_check_reserves_from_stock_for_the_person(office: Office) -> None:
    office.case_in(State.HR_CHECK)
    reserved = device(office)
    assert (reserved.state, reserved.reserved_for_id) == (lifecycle.State.RESERVED, office.applicant.id)


def test_what_is_not_there_needs_the_day_it_can_be_had(office: Office) -> None:
    case = office.walk(office.draft(), TO_HR[:-1])
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.CHECK_IT)
    assert refused.value.problems == {
        "available_on": "Notebook ist nicht auf Lager. Ab wann ist es lieferbar?"
    }
    assert office.take(case, Step.CHECK_IT, available_on=LATER).state is State.HR_CHECK


def test_a_shortage_holds_the_handover_up_until_a_device_came_in(office: Office) -> None:
    case = office.walk(office.draft(), TO_HR[:-1])
    office.take(case, Step.CHECK_IT, available_on=LATER)
    office.walk(case, (Step.INVOLVE, Step.APPROVE, Step.SIGN))
    with pytest.raises(Refused, match="Es fehlt noch ein Gerät"):
        office.take(case, Step.START_TRIAL)
    office.stock()
    office.it.do(
        equipment.supply_missing,
        application_id=case.key(),
        equipment=Equipment.NOTEBOOK,
        device_id=device(office).key(),
    )
    assert office.take(case, Step.START_TRIAL).state is State.TRIAL
    assert device(office).employee_id == office.applicant.id


def test_without_internet_at_home_mobile_radio_is_needed(office: Office) -> None:
    office.stock()
    case = office.walk(office.draft(internet=False), TO_HR[:-1])
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.CHECK_IT)
    assert "LTE ist nicht auf Lager" in refused.value.problems["available_on"]


@pytest.mark.parametrize("state", [State.REFUSED, State.SIGNATURE])
def test_a_case_that_comes_to_nothing_gives_its_reservation_back(office: Office, state: State) -> None:
    case = office.case_in(state)
    if state is State.SIGNATURE:
        office.take(case, Step.WITHDRAW)
    assert device(office).state is lifecycle.State.STOCK
    assert office.it.count(Provision) == 0


def test_the_end_of_a_case_opens_the_return_and_closes_when_all_is_back(office: Office) -> None:
    case = office.case_in(State.ENDED)
    assert office.look_at(case).return_on == device(office).expected_on == date(2026, 5, 14 + 1)
    office.take(case, Step.OPEN_RETURN)
    with pytest.raises(Refused, match="noch nicht alle Geräte zurück"):
        office.take(case, Step.CLOSE)
    office.it.take_back(device(office), on=date(2026, 4, 20))
    assert office.take(case, Step.CLOSE, on=date(2026, 4, 20)).state is State.CLOSED


def test_nobody_gives_back_before_the_end_what_the_work_needs_until_then(office: Office) -> None:
    case = office.case_in(State.ENDED)
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.OPEN_RETURN, return_on=date(2026, 4, 29))
    assert refused.value.problems == {
        "return_on": "Frühestens zum Ende am 30.04.2026; bis dahin werden die Geräte gebraucht."
    }
    assert device(office).expected_on == date(2026, 5, 15)
    office.take(case, Step.OPEN_RETURN, return_on=date(2026, 4, 30))
    assert device(office).expected_on == date(2026, 4, 30)


def test_no_return_is_agreed_for_a_day_that_has_passed(office: Office) -> None:
    case = office.case_in(State.ENDED)
    with pytest.raises(Invalid) as refused:
        office.take(case, Step.OPEN_RETURN, on=date(2026, 5, 18), return_on=date(2026, 5, 15))
    assert set(refused.value.problems) == {"return_on"}


def test_the_forecast_sets_open_cases_against_the_stock(office: Office) -> None:
    office.stock(1)
    office.take(office.draft(), Step.SUBMIT)
    other = office.hr.person("12", manager_id=office.manager.id)
    office.take(office.draft(employee_id=other.id, begins_on=date(2026, 6, 1)), Step.SUBMIT)
    found = office.it.see(forecast.forecast, today=DAY)
    assert [(it.first, it.needed, it.left) for it in found] == [
        (date(2026, 5, 1), 1, 0),
        (date(2026, 6, 1), 1, -1),
    ]


def test_who_holds_a_notebook_already_keeps_it(office: Office) -> None:
    office.stock(2)
    office.it.issue(device(office), employee_id=office.applicant.id)
    office.walk(office.draft(), TO_TRIAL)
    assert device(office, 2).state is lifecycle.State.STOCK
    assert device(office).employee_id == office.applicant.id


def missing(office: Office, case: Application) -> list[Equipment]:
    """What stands on the card of the case as missing."""
    card = office.card(case, Role.IT)
    assert card
    return [it.equipment for it in card.supplied if it.device_id is None]


@pytest.mark.parametrize("step", [lifecycle.Step.REPORT_LOST, lifecycle.Step.RELEASE])
def test_a_reserved_device_that_is_gone_is_missing_until_there_is_another(
    office: Office, step: lifecycle.Step
) -> None:
    case = office.case_in(State.EQUIPMENT)
    office.it.step(device(office), step)
    assert missing(office, case) == [Equipment.NOTEBOOK]
    with pytest.raises(Refused, match="Es fehlt noch ein Gerät"):
        office.take(case, Step.START_TRIAL)
    other = office.it.delivery("SN-9", model_id=device(office).model_id)[0]
    wanted = {"equipment": Equipment.NOTEBOOK, "device_id": other.key()}
    office.it.do(equipment.supply_missing, application_id=case.key(), **wanted)
    assert office.take(case, Step.START_TRIAL).state is State.TRIAL
    assert device(office, other.key()).employee_id == office.applicant.id


def test_what_it_promised_to_somebody_else_meanwhile_stays_theirs(office: Office) -> None:
    case = office.case_in(State.EQUIPMENT)
    office.it.step(device(office), lifecycle.Step.RELEASE)
    other = office.hr.person("12", manager_id=office.manager.id, unit_id=office.unit.id)
    office.it.step(device(office), lifecycle.Step.RESERVE, reserved_for_id=other.id)
    with pytest.raises(Refused, match="Es fehlt noch ein Gerät"):
        office.take(case, Step.START_TRIAL)
    assert device(office).reserved_for_id == other.id


def test_what_goes_out_to_somebody_else_at_the_counter_is_missing_too(office: Office) -> None:
    case = office.case_in(State.EQUIPMENT)
    office.it.issue(device(office), employee_id=office.manager.id)
    assert missing(office, case) == [Equipment.NOTEBOOK]


def test_what_the_person_had_and_brought_back_is_missing_for_the_next_case(office: Office) -> None:
    office.it.issue(office.it.device(), employee_id=office.applicant.id)
    case = office.walk(office.draft(), TO_SIGNATURE)
    assert missing(office, case) == []
    office.it.take_back(device(office))
    assert missing(office, case) == [Equipment.NOTEBOOK]


def test_a_release_by_mistake_is_taken_back_with_all_it_meant(office: Office) -> None:
    case = office.case_in(State.EQUIPMENT)
    office.it.step(device(office), lifecycle.Step.RELEASE)
    office.it.undo()
    assert missing(office, case) == []
    assert office.take(case, Step.START_TRIAL).state is State.TRIAL


def test_a_case_gives_back_only_what_is_reserved_for_its_own_person(office: Office) -> None:
    case = office.case_in(State.SIGNATURE)
    office.it.step(device(office), lifecycle.Step.RELEASE)
    other = office.hr.person("12", manager_id=office.manager.id, unit_id=office.unit.id)
    office.it.step(device(office), lifecycle.Step.RESERVE, reserved_for_id=other.id)
    office.take(case, Step.WITHDRAW)
    assert (device(office).state, device(office).reserved_for_id) == (lifecycle.State.RESERVED, other.id)


def test_what_the_new_case_no_longer_needs_comes_back(office: Office) -> None:
    before = office.case_in(State.ACTIVE)
    change = office.draft(kind="aenderung", predecessor_id=before.id, equipment=("monitor",))
    office.walk(change, (*TO_SIGNATURE, Step.SIGN), on=LATER)
    assert device(office).expected_on is None
    office.take(change, Step.ACTIVATE, on=LATER)
    assert device(office).expected_on == LATER
    assert device(office).employee_id == office.applicant.id


def planned(office: Office, case: Application) -> list[str]:
    return [str(it) for it in office.it.see(equipment.planned, case=case)]


def test_the_usual_kind_comes_first_of_each_the_lowest_number(office: Office) -> None:
    office.it.device("T-1", model_id=office.it.model("notebook_technical", "P1").id)
    case = office.draft()
    assert planned(office, case) == ["Notebook: N-00001, auf Lager"]
    office.stock(2)
    assert planned(office, case) == ["Notebook: N-00002, auf Lager"]


def test_no_device_serves_two_wishes(office: Office) -> None:
    lte = office.it.model("notebook_lte", "X13 LTE")
    delivery = {"model_id": lte.id, "ownership": "eigen", "purchased_on": DAY}
    office.it.do(take_in, delivery=delivery, received=[Received("LTE-1", IMEI)])
    case = office.draft(equipment=("notebook", "lte"))
    assert planned(office, case) == ["Notebook: N-00001, auf Lager", "LTE: nicht auf Lager"]
