"""What administration keeps is added and corrected: units, models, contracts, licences."""

from datetime import timedelta

import pytest

from gui.shell import Shell
from inventory.devices import cards, catalogue
from inventory.devices.records import Contract, DeviceModel, Licence
from inventory.people.records import Unit
from tests.gui.screens.conftest import TODAY, Office, answer, do, leave_dialog, pick
from tests.hands import Hands
from tests.inventory.clerk import Clerk


def begin(window: Shell, hands: Hands, listing: str, record: int, words: str) -> None:
    window.reveal(listing, record)
    hands.wait_until(lambda: window.screen_shown)
    do(window, words)
    answer(hands)


def correct(window: Shell, hands: Hands, label: str, typed: str) -> None:
    do(window, "Bearbeiten")
    hands.enter(label, typed)
    hands.press("Speichern")


def test_a_model_is_added_and_corrected(
    window: Shell, administration: Hands, office: Office, clerk: Clerk
) -> None:
    begin(window, administration, "models", office.model.key(), "Neues Modell")
    administration.choose("Typ", "iPad")
    administration.enter("Hersteller", "Apple")
    administration.enter("Modell", "iPad Air")
    administration.press("Anlegen")
    administration.wait_for_notice("Modell angelegt")
    leave_dialog(administration)
    administration.wait_to_see("Apple iPad Air")
    correct(window, administration, "Üblicher Preis netto", "649,90")
    administration.wait_for_notice("Apple iPad Air geändert.")
    assert clerk.count(DeviceModel) == 3


def test_a_contract_is_added_and_corrected(
    window: Shell, administration: Hands, office: Office, clerk: Clerk
) -> None:
    begin(window, administration, "contracts", office.contract.key(), "Neuer Vertrag")
    administration.enter("Vertragsnummer", "RV-9")
    administration.choose("Art", "Miete")
    administration.enter("Vertragspartner", "Leihhaus GmbH")
    administration.enter("Beginn", "01.01.2020")
    administration.enter("Ende", "31.12.2029")
    administration.press("Anlegen")
    administration.wait_for_notice("Vertrag angelegt")
    leave_dialog(administration)
    administration.wait_to_see("Läuft bis 31.12.2029")
    correct(window, administration, "Kündbar bis", f"{TODAY + timedelta(days=30):%d.%m.%Y}")
    administration.wait_to_see("Kündbar bis")
    administration.wait_for_notice("RV-9 geändert.")
    correct(window, administration, "Ende", f"{TODAY + timedelta(days=40):%d.%m.%Y}")
    administration.wait_to_see("Geräte zurückgeben oder verlängern.")
    correct(window, administration, "Kündbar bis", "31.12.2024")
    administration.wait_until(lambda: not administration.sees("Speichern"))
    correct(window, administration, "Ende", "31.12.2024")
    administration.wait_to_see("Sind alle Geräte zurückgegeben?")
    assert clerk.count(Contract) == 2


def test_a_licence_is_added_corrected_and_given_to_somebody(
    window: Shell, administration: Hands, office: Office, clerk: Clerk
) -> None:
    first = clerk.do(catalogue.add_licence, values={"product": "MDM", "metric": "geraet"})
    begin(window, administration, "licences", first.key(), "Neue Lizenz")
    administration.enter("Produkt", "Acrobat")
    administration.choose("Gebunden", "je Person")
    administration.press("Anlegen")
    administration.wait_for_notice("Lizenz angelegt")
    leave_dialog(administration)
    administration.wait_to_see("Wird je Person vergeben.")
    correct(window, administration, "Kosten im Jahr", "120")
    administration.wait_for_notice("Acrobat geändert.")
    administration.wait_to_see("Noch nicht zugewiesen")
    do(window, "Zuweisen …")
    answer(administration)
    pick(administration, "Person", "muell", "Müller, Jörg")
    administration.press("Zuweisen")
    administration.wait_for_notice("Lizenz zugewiesen")
    leave_dialog(administration)
    administration.wait_to_see("1 Person zugewiesen")
    assert clerk.count(Licence) == 2


def test_a_unit_is_corrected_and_a_closed_one_says_so(
    window: Shell, administration: Hands, office: Office, clerk: Clerk
) -> None:
    window.reveal("units", office.unit.key())
    administration.wait_to_see("Gültig seit 01.01.2020")
    correct(window, administration, "Gültig bis", "31.12.2021")
    administration.wait_to_see("Aufgelöst zum 31.12.2021")
    assert clerk.count(Unit) == 1


def test_a_number_that_is_taken_is_refused_in_words(
    window: Shell, administration: Hands, office: Office
) -> None:
    begin(window, administration, "contracts", office.contract.key(), "Neuer Vertrag")
    administration.enter("Vertragsnummer", "M-1")
    administration.choose("Art", "Kauf")
    administration.enter("Vertragspartner", "Irgendwer")
    administration.enter("Beginn", "01.01.2026")
    administration.press("Anlegen")
    administration.wait_to_see("gibt es schon")


def test_a_licence_of_a_person_is_chosen_and_taken_away_on_the_card(
    window: Shell, people: Hands, office: Office, clerk: Clerk
) -> None:
    clerk.do(catalogue.add_licence, values={"product": "Acrobat", "metric": "person"})
    window.reveal("people", office.mueller.key())
    people.wait_to_see("Hat 1 Gerät")
    do(window, "Lizenz zuweisen …")
    answer(people)
    pick(people, "Lizenz", "acro", "Acrobat")
    people.press("Zuweisen")
    people.wait_for_notice("Lizenz zugewiesen")
    leave_dialog(people)
    people.wait_to_see("Entziehen")
    people.press("Acrobat: Entziehen")
    people.wait_for_notice("Lizenz entzogen")


def test_a_licence_counts_everybody_though_its_card_names_only_the_first(
    window: Shell, administration: Hands, office: Office, clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "MOST_BEARERS", 1)
    licence = clerk.do(catalogue.add_licence, values={"product": "Acrobat", "metric": "person"})
    for person in (office.mueller, office.krueger):
        clerk.do(catalogue.assign_licence, licence_id=licence.key(), employee_id=person.id, on=TODAY)
    window.reveal("licences", licence.key())
    administration.wait_to_see("2 Personen zugewiesen")
    administration.wait_to_see("DIE ERSTEN 1")
