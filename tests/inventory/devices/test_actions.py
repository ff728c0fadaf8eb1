"""Taking in, issuing, taking back, correcting: what the IT desk does all day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from inventory.devices import actions, cards
from inventory.devices.fields import Accessory, Condition
from inventory.devices.lifecycle import State, Step
from inventory.devices.records import Assignment, Device
from inventory.errors import Conflict, Invalid, Refused
from tests.inventory.clerk import IMEI, TODAY, Clerk


def test_a_delivery_gets_its_inventory_numbers_in_the_order_of_the_scans(clerk: Clerk) -> None:
    model = clerk.model()
    first = clerk.delivery("C", "A", "B", model_id=model.id)
    second = clerk.delivery("D", model_id=model.id)
    assert [(it.inventory_no, it.serial_no) for it in first] == [
        ("N-00001", "C"),
        ("N-00002", "A"),
        ("N-00003", "B"),
    ]
    assert second[0].inventory_no == "N-00004"


def test_each_kind_counts_its_own_numbers(clerk: Clerk) -> None:
    assert clerk.device().inventory_no == "N-00001"
    tablet = clerk.model("tablet", "iPad 10")
    assert clerk.device("X", model_id=tablet.id).inventory_no == "I-00001"


def test_a_number_is_never_given_twice_even_when_the_delivery_is_taken_back(clerk: Clerk) -> None:
    model = clerk.model()
    clerk.delivery("A", model_id=model.id)
    clerk.undo()
    assert clerk.count(Device) == 0
    assert clerk.device("A", model_id=model.id).inventory_no == "N-00002"


def test_an_empty_delivery_is_refused(clerk: Clerk) -> None:
    with pytest.raises(Refused, match="mindestens eine Seriennummer"):
        clerk.delivery()


def test_a_serial_scanned_twice_is_refused_and_nothing_is_recorded(clerk: Clerk) -> None:
    with pytest.raises(Refused, match="Seriennummer A steht zweimal"):
        clerk.delivery("A", "B", "A")
    assert clerk.count(Device) == 0


def test_a_serial_that_is_already_recorded_is_refused_in_words(clerk: Clerk) -> None:
    model = clerk.model()
    clerk.device("A", model_id=model.id)
    with pytest.raises(Refused, match="schon erfasst") as refused:
        clerk.delivery("B", "A", model_id=model.id)
    assert refused.value.field == "serial_no"
    assert clerk.count(Device) == 1
    assert clerk.see(actions.recorded, model_id=model.key(), serials=["A", "B"]) == {"A": "N-00001"}


@pytest.mark.parametrize(
    ("imei", "sentence"),
    [(None, "fehlt noch"), ("123", "15 Ziffern"), ("490154203237519", "Prüfziffer"), (IMEI, None)],
)
def test_a_device_with_mobile_radio_needs_a_valid_imei(
    clerk: Clerk, imei: str | None, sentence: str | None
) -> None:
    delivery = {
        "model_id": clerk.model("lte_router", "MR600").id,
        "ownership": "eigen",
        "purchased_on": TODAY,
    }
    received = [actions.Received("R1", imei)]
    if sentence is None:
        assert clerk.do(actions.take_in, delivery=delivery, received=received)[0].imei == IMEI
        return
    with pytest.raises(Refused, match=sentence):
        clerk.do(actions.take_in, delivery=delivery, received=received)


def test_a_leased_device_needs_its_contract(clerk: Clerk) -> None:
    with pytest.raises(Invalid) as refused:
        clerk.device(ownership="miete")
    assert refused.value.problems == {"contract_id": "„Vertrag“ fehlt noch."}
    assert clerk.device("B", model_id=1, ownership="miete", contract_id=clerk.contract().id).contract_id


def test_money_stays_exact(clerk: Clerk) -> None:
    device = clerk.device(net=Decimal("799.99"), vat=Decimal("152.00"))
    assert clerk.look_at(device).net == Decimal("799.99")
    assert clerk.look_at(device).gross == Decimal("951.99")


def test_a_device_goes_to_a_person_with_accessories_and_comes_back(clerk: Clerk) -> None:
    person, device = clerk.person(), clerk.device()
    clerk.issue(
        device, employee_id=person.id, accessories=("netzteil", "tasche"), expected_on=date(2026, 9, 1)
    )
    clerk.take_back(device, condition="beschaedigt", accessories=("netzteil",))

    card = clerk.see(cards.device_card, device_id=device.key(), actor=clerk.actor)
    assert card is not None
    (held,) = card.holders
    assert (held.holder, held.since, held.until) == ("Müller, Jörg", date(2026, 2, 1), TODAY)
    assert held.missing == (Accessory.BAG,)
    assert held.condition_back is Condition.DAMAGED
    assert (card.values["state"], card.values["condition"]) == (State.RETURNED, Condition.DAMAGED)
    assert card.values["expected_on"] is None
    assert [moment.label for moment in card.timeline] == [
        "Zurückgenommen",
        "Ausgegeben",
        "Lieferung aufgenommen",
    ]


def test_a_device_goes_to_the_pool_of_a_unit(clerk: Clerk) -> None:
    unit, device = clerk.unit(), clerk.device()
    clerk.issue(device, pool_id=unit.id)
    card = clerk.see(cards.device_card, device_id=device.key(), actor=clerk.actor)
    assert card is not None
    assert card.holders[0].holder == "FB 51 Kinder und Jugend"


@pytest.mark.parametrize("holder", ["nobody", "both"])
def test_a_device_has_exactly_one_holder(clerk: Clerk, holder: str) -> None:
    person, device = clerk.person(), clerk.device()
    given = {"employee_id": person.id, "pool_id": person.unit_id} if holder == "both" else {}
    with pytest.raises(Invalid, match="markierten Felder"):
        clerk.issue(device, **given)


def test_a_leaver_gets_no_device(clerk: Clerk) -> None:
    person, device = clerk.person(exit_on=date(2026, 1, 31)), clerk.device()
    with pytest.raises(Invalid) as refused:
        clerk.issue(device, employee_id=person.id)
    assert refused.value.problems["employee_id"] == "Der Austritt von Müller, Jörg ist am 31.01.2026."


def test_a_return_before_the_issue_is_refused(clerk: Clerk) -> None:
    person, device = clerk.person(), clerk.device()
    clerk.issue(device, employee_id=person.id)
    with pytest.raises(Invalid) as refused:
        clerk.take_back(device, on=date(2026, 1, 31))
    assert refused.value.problems["on"] == "Ausgegeben wurde das Gerät erst am 01.02.2026."
    with pytest.raises(Invalid) as refused:
        clerk.issue(clerk.device("B", model_id=1), employee_id=person.id, expected_on=date(2026, 1, 1))
    assert "expected_on" in refused.value.problems


def test_a_device_that_is_held_cannot_be_retired(clerk: Clerk) -> None:
    person, device = clerk.person(), clerk.device()
    clerk.issue(device, employee_id=person.id)
    with pytest.raises(Refused, match="Aussondern"):
        clerk.step(device, Step.RETIRE)
    clerk.step(device, Step.SEND_TO_REPAIR)
    with pytest.raises(Refused, match="erst, wenn das Gerät zurückgenommen ist"):
        clerk.step(device, Step.RETIRE)


def test_the_database_itself_holds_one_open_assignment_per_device(clerk: Clerk) -> None:
    person, device = clerk.person(), clerk.device()
    clerk.issue(device, employee_id=person.id)

    def smuggle(session: object) -> None:
        session.add(Assignment(device_id=device.key(), employee_id=person.id, since=TODAY))  # type: ignore[attr-defined]

    with pytest.raises(Refused, match="schon ausgegeben"):
        clerk.do(smuggle)


def test_the_database_itself_refuses_a_held_device_that_is_retired(clerk: Clerk) -> None:
    person, device = clerk.person(), clerk.device()
    clerk.issue(device, employee_id=person.id)
    with pytest.raises(IntegrityError), clerk.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE device SET state = 'ausgesondert'")


def test_a_device_is_found_by_the_name_of_its_holder_also_after_a_marriage(clerk: Clerk) -> None:
    person, device = clerk.person(), clerk.device()
    clerk.issue(device, employee_id=person.id)
    assert "mueller" in clerk.look_at(device).search_text
    from inventory.people.actions import correct_person

    clerk.do(
        correct_person, person_id=person.key(), base={"last_name": "Müller"}, values={"last_name": "Weiß"}
    )
    assert "weiss" in clerk.look_at(device).search_text
    assert "mueller" not in clerk.look_at(device).search_text


def test_a_wiped_device_can_be_issued_again_and_needs_a_new_proof_next_time(clerk: Clerk) -> None:
    person, device = clerk.person(), clerk.device()
    clerk.issue(device, employee_id=person.id)
    clerk.take_back(device)
    with pytest.raises(Refused):
        clerk.issue(device, employee_id=person.id)
    assert clerk.step(device, Step.WIPE).wipe_proof == "LN-1"
    clerk.issue(device, employee_id=person.id, on=TODAY)
    assert clerk.look_at(device).wipe_proof is None


def test_a_loss_ends_the_assignment_and_a_find_does_not_reopen_it(clerk: Clerk) -> None:
    person, device = clerk.person(), clerk.device()
    clerk.issue(device, employee_id=person.id)
    assert not clerk.step(device, Step.REPORT_LOST).held
    found = clerk.step(device, Step.FIND)
    assert (found.state, found.loss_report, found.held) == (State.RETURNED, None, False)


def test_several_devices_are_issued_in_one_booking_or_not_at_all(clerk: Clerk) -> None:
    person = clerk.person()
    one, two = clerk.delivery("A", "B")
    clerk.issue(two, employee_id=person.id)
    with pytest.raises(Refused):
        clerk.issue(one, two, employee_id=person.id)
    assert clerk.look_at(one).state is State.STOCK


def test_two_desks_merge_different_fields_and_ask_about_the_same(clerk: Clerk) -> None:
    device, other = clerk.device(), Clerk(clerk.store, replace(clerk.actor, login="it02"))
    base = {"invoice_no": None, "asset_no": None}
    other.do(actions.correct, device_id=device.key(), base=base, values={"invoice_no": "R-1"})
    clerk.do(actions.correct, device_id=device.key(), base=base, values={"asset_no": "A-1"})
    assert (clerk.look_at(device).invoice_no, clerk.look_at(device).asset_no) == ("R-1", "A-1")

    with pytest.raises(Conflict) as asked:
        clerk.do(actions.correct, device_id=device.key(), base=base, values={"invoice_no": "R-2"})
    (clash,) = asked.value.clashes
    assert (clash.field, clash.base, clash.mine, clash.theirs) == ("invoice_no", None, "R-2", "R-1")
    assert clerk.look_at(device).invoice_no == "R-1"


def test_a_serial_number_is_the_same_in_small_letters(clerk: Clerk) -> None:
    model = clerk.model()
    assert clerk.device("sn-a1", model_id=model.id).serial_no == "SN-A1"
    assert clerk.see(actions.recorded, model_id=model.key(), serials=["Sn-a1"]) == {"Sn-a1": "N-00001"}
    with pytest.raises(Refused, match="steht zweimal"):
        clerk.delivery("b", "B", model_id=model.id)
