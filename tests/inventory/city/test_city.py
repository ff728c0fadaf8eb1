"""The city: one row, kept by HR and the administration."""

import pytest
from sqlmodel import Session

from inventory.actor import Role
from inventory.approvals.lists import RULESETS
from inventory.city.actions import UNNAMED, correct_city, found_city, the_city
from inventory.city.fields import CITY_FIELDS
from inventory.city.lists import CITIES
from inventory.city.records import City
from inventory.errors import Conflict, Invalid, Refused
from inventory.fields import checked
from inventory.store.cards import record_card
from tests.inventory.approvals.office import Office
from tests.inventory.clerk import Clerk

KEEPERS = (Role.HR, Role.ADMIN)


@pytest.fixture
def city(office: Office) -> City:
    return office.hr.do(found_city)


def say(clerk: Clerk, field: str, before: object, now: object) -> City:
    return clerk.do(correct_city, city_id=1, base={field: before}, values={field: now})


def test_a_database_begins_with_a_city_without_a_name_and_only_once(office: Office, city: City) -> None:
    assert (city.name, city.workplaces) == (UNNAMED, None)
    assert office.hr.do(found_city).id == city.id
    assert office.hr.count(City) == 1


def test_a_second_city_is_refused(office: Office, city: City) -> None:
    def found_another(session: Session) -> None:
        session.add(City(id=2, name="Nebenstadt"))

    with pytest.raises(Refused, match="Es gibt nur eine Stadt"):
        office.hr.do(found_another)
    assert city.id == 1


@pytest.mark.parametrize("role", KEEPERS, ids=str)
def test_its_keepers_say_what_its_letters_are_headed_with(office: Office, city: City, role: Role) -> None:
    say(office.desks[role], "name", city.name, "Stadt Talheim")
    say(office.desks[role], "workplaces", None, 1900)
    found = office.hr.see(the_city)
    assert (found.listed_name, found.workplaces) == ("Stadt Talheim", 1900)
    assert "talheim" in found.search_text


@pytest.mark.parametrize("role", [it for it in Role if it not in KEEPERS], ids=str)
def test_nobody_else_does(office: Office, city: City, role: Role) -> None:
    with pytest.raises(Refused, match="„Angaben zur Stadt pflegen“ ist Personal, Administration vorbehalten"):
        say(office.desks[role], "name", city.name, "Stadt Talheim")
    assert office.hr.see(record_card, listing=CITIES, record_id=1, actor=office.actors[role]) is None


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "„Stadt“ fehlt noch."),
        ("workplaces", 0, "Bitte die Zahl der Bildschirmarbeitsplätze."),
        ("workplaces", 10_000_000, "Bitte die Zahl der Bildschirmarbeitsplätze."),
        ("postcode", "5137", "Eine Postleitzahl hat fünf Ziffern."),
        ("postcode", "5137l", "Eine Postleitzahl hat fünf Ziffern."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(field: str, value: object, sentence: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked(CITY_FIELDS, {"name": "Stadt Talheim", field: value})
    assert refused.value.problems == {field: sentence}


def test_two_keepers_merge_what_differs_and_are_asked_about_the_rest(office: Office, city: City) -> None:
    say(office.desks[Role.ADMIN], "phone", None, "0214 406-0")
    say(office.hr, "email", None, "post@stadt.example")
    with pytest.raises(Conflict) as refused:
        say(office.hr, "phone", None, "0214 406-1111")
    (clash,) = refused.value.clashes
    assert (clash.base, clash.mine, clash.theirs) == (None, "0214 406-1111", "0214 406-0")
    assert refused.value.who == "ad01"
    say(office.hr, "phone", None, "0214 406-0")
    found = office.hr.see(the_city)
    assert (found.phone, found.email) == ("0214 406-0", "post@stadt.example")
    assert city.id == found.id


def test_its_card_tells_what_belongs_to_it_and_what_happened(office: Office, city: City) -> None:
    say(office.hr, "workplaces", None, 1900)
    card = office.hr.see(
        record_card,
        listing=CITIES,
        record_id=city.key(),
        actor=office.actors[Role.ADMIN],
        uses=((RULESETS, "id"),),
    )
    assert card is not None
    assert (card.values["workplaces"], card.texts["workplaces"], card.used) == (
        1900,
        "1.900",
        {"rulesets": 1},
    )
    assert card.timeline[0].details == ("Bildschirmarbeitsplätze: 1.900",)
    assert [it.revocable for it in card.timeline] == [True, True]
    gone = office.hr.see(record_card, listing=CITIES, record_id=7, actor=office.actors[Role.ADMIN])
    assert gone is None
