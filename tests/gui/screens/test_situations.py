"""What the card says first, whatever state a device or a person is in."""

from datetime import timedelta

import pytest

from gui.shell import Shell
from inventory.devices.lifecycle import Step
from tests.gui.screens.conftest import TODAY, Office, answer, do, leave_dialog, pick
from tests.hands import Hands
from tests.inventory.clerk import Clerk

SOON = TODAY + timedelta(days=5)


def card_of(window: Shell, hands: Hands, office: Office, place: int) -> None:
    window.reveal("devices", office.devices[place].key())
    hands.wait_to_see(f"Lenovo T14 · {office.devices[place].serial_no}")


@pytest.mark.parametrize(
    ("step", "answers", "headline", "sentence"),
    [
        (Step.REPORT_LOST, {}, "Als verloren gemeldet", "Meldung: Anzeige 7"),
        (Step.SEND_TO_REPAIR, {"repair_order": "W-12"}, "In Reparatur", "Auftrag W-12."),
        (
            Step.RETIRE,
            {"retired_reason": "verschrottet", "on": TODAY},
            f"Ausgesondert am {TODAY:%d.%m.%Y}",
            "Grund: Verschrottet",
        ),
    ],
)
def test_a_device_out_of_use_says_why(
    step: Step,
    answers: dict[str, object],
    headline: str,
    sentence: str,
    window: Shell,
    devices: Hands,
    office: Office,
    clerk: Clerk,
) -> None:
    clerk.step(office.devices[2], step, **answers)
    card_of(window, devices, office, 2)
    devices.wait_to_see(headline)
    devices.wait_to_see(sentence)


def test_a_repair_names_who_waits_for_the_device(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    clerk.step(office.devices[0], Step.SEND_TO_REPAIR, repair_order="W-12")
    card_of(window, devices, office, 0)
    devices.wait_to_see("Auftrag W-12. Danach wartet Müller, Jörg darauf.")


def test_a_reservation_says_how_long_it_holds(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    clerk.step(office.devices[2], Step.RESERVE, reserved_for_id=office.mueller.id, reserved_until=SOON)
    card_of(window, devices, office, 2)
    devices.wait_to_see(f"Die Reservierung gilt bis {SOON:%d.%m.%Y}.")


def test_a_return_that_is_near_is_told(window: Shell, devices: Hands, office: Office, clerk: Clerk) -> None:
    clerk.issue(office.devices[2], employee_id=office.mueller.id, expected_on=SOON)
    card_of(window, devices, office, 2)
    devices.wait_to_see(f"Rückgabe erwartet am {SOON:%d.%m.%Y}.")


def test_a_day_before_the_delivery_knows_no_device(window: Shell, devices: Hands, office: Office) -> None:
    card_of(window, devices, office, 2)
    do(window, "Stand am …")
    answer(devices)
    devices.enter("Tag", "01.01.2020")
    devices.press("Zeigen")
    devices.wait_to_see("An diesem Tag war das Gerät noch nicht aufgenommen.")


def test_a_licence_of_a_device_is_given_and_taken_on_its_card(
    window: Shell, devices: Hands, office: Office, clerk: Clerk
) -> None:
    from inventory.devices import catalogue

    clerk.do(catalogue.add_licence, values={"product": "MDM", "metric": "geraet"})
    card_of(window, devices, office, 2)
    do(window, "Lizenz zuweisen …")
    answer(devices)
    pick(devices, "Lizenz", "mdm", "MDM")
    devices.press("Zuweisen")
    devices.wait_for_notice("Lizenz zugewiesen")
    leave_dialog(devices)
    devices.wait_to_see("Entziehen")
    devices.press("MDM: Entziehen")
    devices.wait_for_notice("Lizenz entzogen")


def test_who_has_left_and_still_holds_a_device_stands_out(
    window: Shell, people: Hands, office: Office, clerk: Clerk
) -> None:
    from inventory.people import actions

    key = office.krueger.key()
    gone = {"exit_on": TODAY - timedelta(days=3)}
    clerk.do(actions.correct_person, person_id=key, base={"exit_on": office.krueger.exit_on}, values=gone)
    window.reveal("people", key)
    people.wait_to_see(f"Nicht mehr da seit {TODAY - timedelta(days=3):%d.%m.%Y}")
    assert people.sees("ausgeschieden")


def test_somebody_new_is_taken_in_and_shown(window: Shell, people: Hands, office: Office) -> None:
    do(window, "Person aufnehmen")
    answer(people)
    people.enter("Personalnummer", "4799")
    people.enter("Vorname", "Þórunn")
    people.enter("Name", "Łukasz")
    people.choose("Statusgruppe", "Verbeamtet")
    pick(people, "Organisationseinheit", "51", "FB 51 Kinder und Jugend")
    people.enter("Dienst-E-Mail", "t.lukasz@stadt.example")
    people.press("Aufnehmen")
    people.wait_for_notice("Þórunn Łukasz aufgenommen.")
    leave_dialog(people)
    people.wait_to_see("Hat kein Gerät")
    assert people.sees("4799 · Verbeamtet · FB 51 Kinder und Jugend")


def test_a_number_of_somebody_who_is_here_is_named_while_typing(
    window: Shell, people: Hands, office: Office
) -> None:
    do(window, "Person aufnehmen")
    answer(people)
    people.enter("Personalnummer", "4711")
    people.wait_to_see("Diese Personalnummer gehört schon zu Jörg Müller.")


def test_several_devices_of_a_person_come_back_one_by_one(
    window: Shell, people: Hands, office: Office, clerk: Clerk
) -> None:
    window.reveal("people", office.mueller.key())
    people.wait_to_see("Hat 1 Gerät")
    people.press("N-00001: Zurücknehmen")
    answer(people)
    people.wait_to_see("1 gescannt")
    people.press("Zurücknehmen")
    people.wait_for_notice("N-00001 zurückgenommen.")
    leave_dialog(people)
    people.wait_to_see("Hat kein Gerät")
    assert people.sees("Früher hier".upper()) or people.sees("Früher hier")
