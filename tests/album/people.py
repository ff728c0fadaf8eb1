"""The screens of people and of administration, and all that is asked there."""

from inventory.access.lists import ACCOUNTS, DEPUTIES
from inventory.approvals.lists import RULESETS
from inventory.devices.lists import CONTRACTS, LICENCES, MODELS
from inventory.listing import TODAY, Filter, Listing, Match
from inventory.people.lists import PEOPLE, UNITS
from tests.album.visitor import Visitor

WITH_DEVICES = Filter("devices", Match.FROM, (2,))
STAYS = Filter("exit_on", Match.EMPTY)
LEAVES_SOON = Filter("exit_on", Match.FROM, (TODAY,))
HAS_LEFT = Filter("exit_until", Match.UNTIL, (f"{TODAY}-1",))
SECTIONS: dict[str, Listing] = {
    "units": UNITS,
    "models": MODELS,
    "contracts": CONTRACTS,
    "licences": LICENCES,
    "accounts": ACCOUNTS,
    "deputies": DEPUTIES,
    "rulesets": RULESETS,
}


def first_look(it: Visitor) -> None:
    it.go("people")


def with_devices(it: Visitor) -> None:
    it.person(WITH_DEVICES, STAYS)


def leaving(it: Visitor) -> None:
    it.person(WITH_DEVICES, LEAVES_SOON)


def left_with_devices(it: Visitor) -> None:
    it.person(Filter("devices", Match.FROM, (1,)), HAS_LEFT)


def editing(it: Visitor) -> None:
    with_devices(it)
    it.hands.menu("Person", "Bearbeiten")


def issue(it: Visitor) -> None:
    with_devices(it)
    it.hands.menu("Person", "Gerät ausgeben")


def take_back_all(it: Visitor) -> None:
    with_devices(it)
    it.hands.menu("Person", "Alle zurücknehmen")


def licence(it: Visitor) -> None:
    with_devices(it)
    it.hands.menu("Person", "Lizenz zuweisen …")


def arrival(it: Visitor) -> None:
    it.go("people")
    it.hands.press("Person aufnehmen")


def arrival_of_a_known_person(it: Visitor) -> None:
    arrival(it)
    row = it.reader.rows(PEOPLE, it.records(PEOPLE, HAS_LEFT))[0][1]
    it.hands.enter("Personalnummer", row[1])


def section(it: Visitor, name: str) -> None:
    it.show(SECTIONS[name])


def new_in_section(it: Visitor, name: str) -> None:
    section(it, name)
    it.hands.menu("Eintrag", it.verbs("Eintrag")[0])


def editing_in_section(it: Visitor, name: str) -> None:
    section(it, name)
    it.hands.menu("Eintrag", "Bearbeiten")


def close_unit(it: Visitor) -> None:
    it.show(UNITS, Filter("valid_until", Match.EMPTY))
    it.hands.menu("Eintrag", "Schließen …")


def assign_licence(it: Visitor) -> None:
    it.show(LICENCES)
    it.hands.menu("Eintrag", "Zuweisen …")


def city(it: Visitor) -> None:
    it.section("Stadt und Briefkopf")


def editing_the_city(it: Visitor) -> None:
    city(it)
    it.hands.menu("Eintrag", "Bearbeiten")


def changed_version(it: Visitor) -> None:
    """A new version, and what differs in it."""
    new_in_section(it, "rulesets")
    it.front()
    it.hands.enter("Gültig ab", "01.07.2027")
    it.hands.enter("Probezeit in Monaten", "3")
    it.hands.enter("Mobile Arbeit höchstens", "50")


def deputy(it: Visitor) -> None:
    section(it, "accounts")
    it.hands.menu("Eintrag", "Vertretung …")
