"""The hub of a person, and what administration keeps."""

from datetime import timedelta

from gui.shell import Shell
from inventory.people.records import Unit
from tests.gui.screens.conftest import TODAY, Office, answer, do, leave_dialog
from tests.hands import Hands
from tests.inventory.clerk import Clerk


def test_who_leaves_with_devices_is_the_next_thing_to_do(
    window: Shell, people: Hands, office: Office
) -> None:
    window.reveal("people", office.krueger.key())
    people.wait_to_see(f"Verlässt die Stadt am {TODAY + timedelta(days=10):%d.%m.%Y}")
    assert people.sees("Hat noch 1 Gerät. Bitte zurückholen.")
    people.press("Alle zurücknehmen")
    answer(people)
    people.wait_to_see("1 gescannt")
    people.press("Zurücknehmen")
    people.wait_for_notice("N-00002 zurückgenommen.")
    leave_dialog(people)
    people.wait_to_see("Alle Geräte sind zurück.")


def test_a_device_of_the_card_leads_to_the_device(window: Shell, people: Hands, office: Office) -> None:
    window.reveal("people", office.mueller.key())
    people.wait_to_see("N-00001")
    people.press("N-00001")
    people.wait_to_see("Rückgabe überfällig seit 3 Tagen")


def test_a_person_is_corrected_in_place(window: Shell, people: Hands, office: Office, clerk: Clerk) -> None:
    window.reveal("people", office.mueller.key())
    people.wait_to_see("Hat 1 Gerät")
    do(window, "Bearbeiten")
    people.enter("Dienst-E-Mail", "keine Adresse")
    people.leave()
    people.wait_to_see("Das ist keine E-Mail-Adresse")
    people.enter("Dienst-E-Mail", "j.mueller@stadt.example")
    people.press("Speichern")
    people.wait_for_notice("Jörg Müller geändert.")


def test_a_known_personnel_number_brings_somebody_back(
    window: Shell, people: Hands, office: Office, clerk: Clerk
) -> None:
    clerk.person(
        "4713",
        first_name="Ünal",
        last_name="Öztürk",
        unit_id=office.unit.id,
        exit_on=TODAY - timedelta(days=300),
    )
    do(window, "Person aufnehmen")
    answer(people)
    people.enter("Personalnummer", "4713")
    people.wait_to_see("Ünal Öztürk war bis zum")
    people.press("Ist zurückgekehrt")
    people.press("Aufnehmen")
    people.wait_for_notice("Ünal Öztürk aufgenommen.")


def test_a_unit_is_added_and_closed(
    window: Shell, administration: Hands, office: Office, clerk: Clerk
) -> None:
    do(window, "Neue Einheit")
    answer(administration)
    administration.enter("Kürzel", "FB 11")
    administration.enter("Bezeichnung", "Personal und Organisation")
    administration.choose("Ebene", "Fachbereich")
    administration.press("Anlegen")
    administration.wait_for_notice("Einheit angelegt")
    leave_dialog(administration)
    administration.wait_to_see("FB 11 Personal und Organisation")
    do(window, "Schließen …")
    answer(administration)
    administration.press("Schließen")
    administration.wait_for_notice("FB 11 Personal und Organisation geschlossen.")
    assert clerk.count(Unit) == 2


def test_a_licence_is_assigned_and_taken_away(
    window: Shell, administration: Hands, office: Office, clerk: Clerk
) -> None:
    from inventory.devices import catalogue

    licence = clerk.do(catalogue.add_licence, values={"product": "Acrobat", "metric": "person"})
    clerk.do(catalogue.assign_licence, licence_id=licence.key(), employee_id=office.mueller.id, on=TODAY)
    window.reveal("licences", licence.key())
    administration.wait_to_see("1 Person zugewiesen")
    administration.press("Müller, Jörg: Entziehen")
    administration.wait_for_notice("Lizenz entzogen")
    administration.wait_to_see("Noch nicht zugewiesen")
