"""Models, contracts and licences."""

from datetime import date

import pytest

from inventory.devices import cards, catalogue
from inventory.errors import Invalid, Refused
from tests.inventory.clerk import TODAY, Clerk


def test_a_model_stands_in_the_catalogue_once(clerk: Clerk) -> None:
    clerk.model()
    with pytest.raises(Refused, match="steht schon im Katalog"):
        clerk.model()


def test_a_model_can_be_corrected(clerk: Clerk) -> None:
    model = clerk.model()
    changed = clerk.do(
        catalogue.correct_model, model_id=model.key(), base={"useful_life": None}, values={"useful_life": 5}
    )
    assert changed.useful_life == 5


def test_a_lease_needs_its_end(clerk: Clerk) -> None:
    with pytest.raises(Invalid) as refused:
        clerk.contract(ends_on=None)
    assert refused.value.problems == {"ends_on": "„Ende“ fehlt noch."}
    with pytest.raises(Refused, match="Das Ende liegt vor dem Beginn"):
        clerk.contract(ends_on=date(2024, 1, 1))
    contract = clerk.contract(kind="kauf", ends_on=None)
    corrected = clerk.do(
        catalogue.correct_contract,
        contract_id=contract.key(),
        base={"supplier": contract.supplier},
        values={"supplier": "Neu GmbH"},
    )
    assert corrected.supplier == "Neu GmbH"


def test_a_licence_is_bound_to_a_device_or_to_a_person_as_its_metric_says(clerk: Clerk) -> None:
    person, device = clerk.person(), clerk.device()
    per_device = clerk.do(catalogue.add_licence, values={"product": "CAD", "metric": "geraet"})
    per_person = clerk.do(catalogue.add_licence, values={"product": "Office", "metric": "person"})
    bound = clerk.do(catalogue.assign_licence, licence_id=per_device.key(), on=TODAY, device_id=device.key())
    clerk.do(catalogue.assign_licence, licence_id=per_person.key(), on=TODAY, employee_id=person.key())
    with pytest.raises(Refused, match="je Person vergeben"):
        clerk.do(catalogue.assign_licence, licence_id=per_person.key(), on=TODAY, device_id=device.key())
    with pytest.raises(Refused, match="hier schon zugewiesen"):
        clerk.do(catalogue.assign_licence, licence_id=per_device.key(), on=TODAY, device_id=device.key())

    card = clerk.see(cards.device_card, device_id=device.key(), actor=clerk.actor)
    hub = clerk.see(cards.person_card, person_id=person.key(), actor=clerk.actor)
    assert card
    assert hub
    assert [it.product for it in card.licences] == ["CAD"]
    assert [it.product for it in hub.licences] == ["Office"]
    clerk.do(catalogue.end_licence, assignment_id=bound.key(), on=TODAY)
    card = clerk.see(cards.device_card, device_id=device.key(), actor=clerk.actor)
    assert card
    assert card.licences == ()


def test_a_licence_can_be_corrected(clerk: Clerk) -> None:
    licence = clerk.do(catalogue.add_licence, values={"product": "CAD", "metric": "geraet"})
    changed = clerk.do(
        catalogue.correct_licence,
        licence_id=licence.key(),
        base={"product": "CAD"},
        values={"product": "GIS"},
    )
    assert changed.product == "GIS"


def test_the_card_of_a_person_shows_devices_held_and_earlier_ones(clerk: Clerk) -> None:
    person = clerk.person(title="Dr.")
    one, two = clerk.delivery("A", "B")
    clerk.issue(one, two, employee_id=person.id)
    clerk.take_back(two)
    hub = clerk.see(cards.person_card, person_id=person.key(), actor=clerk.actor)
    assert hub
    assert hub.name == "Dr. Jörg Müller"
    assert [it.inventory_no for it in hub.devices] == ["N-00001"]
    assert [it.inventory_no for it in hub.earlier] == ["N-00002"]
    assert hub.texts["unit_id"] == "FB 51 Kinder und Jugend"


def test_a_card_of_something_that_is_gone_is_empty(clerk: Clerk) -> None:
    assert clerk.see(cards.device_card, device_id=99, actor=clerk.actor) is None
    assert clerk.see(cards.person_card, person_id=99, actor=clerk.actor) is None
