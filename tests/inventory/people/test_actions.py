"""People and units: the personnel number is the key, also for those who come back."""

from datetime import date
from decimal import Decimal

import pytest

from inventory.errors import Invalid, Refused
from inventory.people.actions import add_person, correct_person, correct_unit
from inventory.people.fields import UnitKind
from inventory.people.records import Employee, Unit
from tests.inventory.clerk import Clerk


def test_a_person_is_recorded_with_a_key_for_german_order_and_search(clerk: Clerk) -> None:
    person = clerk.person()
    assert person.sort_key.startswith("muller\x1fjorg")
    assert "mueller" in person.search_text
    assert person.share == Decimal(100)


def test_every_wrong_field_has_its_own_sentence(clerk: Clerk) -> None:
    values = clerk.person_values(" ", last_name="", share=0, email="kein-mail", status_group=None)
    with pytest.raises(Invalid) as refused:
        clerk.do(add_person, values=values)
    assert refused.value.problems == {
        "personnel_no": "„Personalnummer“ fehlt noch.",
        "last_name": "„Name“ fehlt noch.",
        "share": "Der Arbeitszeitanteil liegt über 0 und höchstens bei 100 %.",
        "email": "Das ist keine E-Mail-Adresse, zum Beispiel: vorname.nachname@stadt.de.",
        "status_group": "„Statusgruppe“ fehlt noch.",
    }


def test_a_personnel_number_belongs_to_one_person(clerk: Clerk) -> None:
    clerk.person("1")
    with pytest.raises(Refused, match="gehört schon zu Jörg Müller"):
        clerk.person("1", last_name="Schmidt")


def test_who_comes_back_keeps_the_record_and_its_history(clerk: Clerk) -> None:
    left = clerk.person("1", exit_on=date(2023, 6, 30))
    back = clerk.person("1", last_name="Müller-Weiß", entry_on=date(2026, 3, 1))
    assert back.id == left.id
    assert (back.exit_on, back.last_name) == (None, "Müller-Weiß")
    assert clerk.count(Employee) == 1
    clerk.undo()
    assert clerk.see(lambda session: session.get_one(Employee, left.id)).exit_on == date(2023, 6, 30)


def test_nobody_is_their_own_manager(clerk: Clerk) -> None:
    person = clerk.person()
    with pytest.raises(Refused, match="die eigene Führungskraft") as refused:
        clerk.do(
            correct_person,
            person_id=person.key(),
            base={"manager_id": None},
            values={"manager_id": person.id},
        )
    assert refused.value.field == "manager_id"


def test_an_exit_before_the_entry_is_refused(clerk: Clerk) -> None:
    with pytest.raises(Refused, match="Austritt liegt vor dem Eintritt"):
        clerk.person(exit_on=date(2019, 1, 1))


def test_a_closed_unit_takes_nobody_in(clerk: Clerk) -> None:
    closed = clerk.unit("FB 99", "Aufgelöst", valid_until=date(2024, 12, 31))
    with pytest.raises(Refused, match="gibt es nicht mehr") as refused:
        clerk.person(unit_id=closed.id)
    assert refused.value.field == "unit_id"


def test_units_form_a_tree_without_circles(clerk: Clerk) -> None:
    top = clerk.unit("Dez. V", "Planen und Bauen", kind=UnitKind.DIRECTORATE)
    below = clerk.unit("FB 61", "Stadtplanung", parent_id=top.id)
    with pytest.raises(Refused, match="Kreis"):
        clerk.do(correct_unit, unit_id=top.key(), base={"parent_id": None}, values={"parent_id": below.id})
    with pytest.raises(Refused, match="Kreis"):
        clerk.do(correct_unit, unit_id=top.key(), base={"parent_id": None}, values={"parent_id": top.id})


def test_a_code_may_come_back_after_a_reorganisation(clerk: Clerk) -> None:
    clerk.unit("FB 10", "Alt", valid_until=date(2024, 12, 31))
    clerk.unit("FB 10", "Neu", valid_from=date(2025, 1, 1))
    assert clerk.count(Unit) == 2
    with pytest.raises(Refused, match="gibt es ab diesem Tag schon"):
        clerk.unit("FB 10", "Doppelt", valid_from=date(2025, 1, 1))


def test_a_name_keeps_every_letter_it_has(clerk: Clerk) -> None:
    person = clerk.person(last_name="Þórsdóttir-Łukaszewicz", first_name="Nguyễn Şirin")
    stored = clerk.see(lambda session: session.get_one(Employee, person.id))
    assert stored.listed_name == "Þórsdóttir-Łukaszewicz, Nguyễn Şirin"
