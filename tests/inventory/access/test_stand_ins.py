"""Who stands in for whom, and until when."""

from contextlib import closing
from datetime import date

import pytest

from inventory.access.actions import add_account, add_deputy, correct_account, correct_deputy, end_deputy
from inventory.access.cards import StandIn, stand_ins
from inventory.access.duties import DUTIES
from inventory.access.identity import who_is
from inventory.access.lists import ACCOUNTS, DEPUTIES
from inventory.access.records import Account, Deputy
from inventory.actor import Role
from inventory.errors import Conflict, Invalid, Refused
from inventory.listing import Query
from inventory.people.actions import correct_person
from inventory.sight import seen_by
from inventory.store.cards import record_card
from inventory.store.history import Booking
from tests.inventory.approvals.office import Office

JULY = (date(2026, 7, 1), date(2026, 7, 31))
LEAP = (date(2028, 2, 29), date(2028, 2, 29))
YEARS_END = (date(2026, 12, 24), date(2027, 1, 3))


def account(office: Office, login: str, *roles: str, employee_id: int | None = None) -> Account:
    values = {"login": login, "roles": roles or ("hr",), "employee_id": employee_id, "active": True}
    return office.desks[Role.ADMIN].do(add_account, values=values)


def stand_in(office: Office, boss: Account, deputy: Account, span: tuple[date, date] = JULY) -> Deputy:
    values = {"account_id": boss.id, "deputy_id": deputy.id, "starts_on": span[0], "ends_on": span[1]}
    return office.desks[Role.ADMIN].do(add_deputy, values=values)


def seen(office: Office, of: Account, today: date = date(2026, 6, 1)) -> tuple[StandIn, ...]:
    return office.hr.see(stand_ins, account_id=of.key(), today=today)


def roles(office: Office, login: str, today: date) -> frozenset[Role]:
    with closing(office.store.reader()) as reader:
        return who_is(reader, login, today).roles


@pytest.fixture
def boss(office: Office) -> Account:
    return account(office, "fk01", "manager", employee_id=office.manager.id)


@pytest.fixture
def deputy(office: Office) -> Account:
    return account(office, "fk02", "it")


def test_both_sides_see_who_stands_in(office: Office, boss: Account, deputy: Account) -> None:
    made = stand_in(office, boss, deputy)
    assert seen(office, boss) == (StandIn(made.key(), "fk02", False, *JULY),)
    assert seen(office, deputy) == (StandIn(made.key(), "Fuchs, Anna (fk01)", True, *JULY),)
    assert seen(office, account(office, "fk03")) == ()


def test_what_is_over_is_left_out_and_the_earliest_comes_first(
    office: Office, boss: Account, deputy: Account
) -> None:
    for span in (YEARS_END, LEAP, JULY):
        stand_in(office, boss, deputy, span)
    assert [it.starts_on for it in seen(office, boss)] == [JULY[0], YEARS_END[0], LEAP[0]]
    assert seen(office, boss, date(2026, 7, 31))[0].starts_on == JULY[0]
    assert [it.starts_on for it in seen(office, boss, date(2026, 8, 1))] == [YEARS_END[0], LEAP[0]]
    assert seen(office, boss, date(2028, 3, 1)) == ()


def test_a_deputy_who_stops_early_stood_in_until_the_day_before(
    office: Office, boss: Account, deputy: Account
) -> None:
    made = stand_in(office, boss, deputy)
    office.desks[Role.ADMIN].do(end_deputy, deputy_id=made.key(), on=date(2026, 7, 15))
    assert Role.MANAGER in roles(office, "fk02", date(2026, 7, 14))
    assert Role.MANAGER not in roles(office, "fk02", date(2026, 7, 15))
    office.desks[Role.ADMIN].undo()
    assert Role.MANAGER in roles(office, "fk02", date(2026, 7, 15))


@pytest.mark.parametrize("on", [date(2026, 6, 1), JULY[0]])
def test_a_deputy_who_never_began_goes(office: Office, boss: Account, deputy: Account, on: date) -> None:
    made = stand_in(office, boss, deputy)
    office.desks[Role.ADMIN].do(end_deputy, deputy_id=made.key(), on=on)
    assert office.hr.count(Deputy) == 0


def test_who_is_over_already_stays_as_it_was(office: Office, boss: Account, deputy: Account) -> None:
    made = stand_in(office, boss, deputy)
    office.desks[Role.ADMIN].do(end_deputy, deputy_id=made.key(), on=date(2026, 9, 1))
    assert seen(office, boss)[0].ends_on == JULY[1]


def test_a_longer_leave_is_a_longer_stand_in_but_never_a_turned_one(
    office: Office, boss: Account, deputy: Account
) -> None:
    made, admin = stand_in(office, boss, deputy), office.desks[Role.ADMIN]
    longer = {"base": {"ends_on": JULY[1]}, "values": {"ends_on": date(2026, 8, 31)}}
    admin.do(correct_deputy, deputy_id=made.key(), **longer)
    assert Role.MANAGER in roles(office, "fk02", date(2026, 8, 31))
    with pytest.raises(Conflict):
        admin.do(
            correct_deputy,
            deputy_id=made.key(),
            base={"ends_on": JULY[1]},
            values={"ends_on": date(2026, 7, 1)},
        )
    turned = {"base": {"ends_on": date(2026, 8, 31)}, "values": {"ends_on": date(2026, 6, 30)}}
    with pytest.raises(Refused, match="Das Ende liegt vor dem Beginn"):
        admin.do(correct_deputy, deputy_id=made.key(), **turned)


def test_who_stands_in_for_somebody_without_an_account_left_has_only_the_own_roles(
    office: Office, boss: Account, deputy: Account
) -> None:
    stand_in(office, boss, deputy)
    account(office, "ad01", "admin")
    office.desks[Role.ADMIN].do(
        correct_account, account_id=boss.key(), base={"active": True}, values={"active": False}
    )
    assert roles(office, "fk02", JULY[0]) == {Role.IT}


def test_standing_in_is_not_passed_on(office: Office, boss: Account, deputy: Account) -> None:
    third = account(office, "fk03", "auditor")
    stand_in(office, boss, deputy)
    stand_in(office, deputy, third)
    assert roles(office, "fk03", JULY[0]) == {Role.AUDITOR, Role.IT}


def test_the_administration_finds_accounts_by_login_name_and_role(office: Office, boss: Account) -> None:
    account(office, "ad01", "admin")
    account(office, "co01", "controlling")
    listing = seen_by(ACCOUNTS, office.actors[Role.ADMIN])

    def found(words: str) -> int:
        with closing(office.store.reader()) as reader:
            return reader.count(listing, Query(search=words))

    assert [found(words) for words in ("fk01", "fuchs anna", "führungskraft", "controlling", "krüger")] == [
        1,
        1,
        1,
        1,
        0,
    ]
    office.hr.do(
        correct_person,
        person_id=office.manager.key(),
        base={"last_name": "Fuchs"},
        values={"last_name": "Krüger"},
    )
    assert (found("krüger"), found("fuchs")) == (1, 0)
    assert boss.listed_name == "fk01"


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_accounts_and_deputies_are_the_business_of_the_administration_only(
    office: Office, boss: Account, deputy: Account, role: Role
) -> None:
    stand_in(office, boss, deputy)
    actor = office.actors[role]
    for listing, record_id in ((ACCOUNTS, boss.key()), (DEPUTIES, 1)):
        with closing(office.store.reader()) as reader:
            reached = reader.count(seen_by(listing, actor), Query())
        card = office.hr.see(record_card, listing=listing, record_id=record_id, actor=actor)
        assert bool(reached) is (card is not None) is (role is Role.ADMIN)


def test_the_card_of_an_account_tells_its_history_and_who_may_take_it_back(
    office: Office, boss: Account
) -> None:
    account(office, "ad01", "admin")
    admin = office.desks[Role.ADMIN]
    change = {"base": {"roles": boss.roles}, "values": {"roles": ("manager", "head")}}
    admin.do(correct_account, account_id=boss.key(), **change)
    card = admin.see(
        record_card,
        listing=ACCOUNTS,
        record_id=boss.key(),
        actor=admin.actor,
        uses=((DEPUTIES, "account_id"),),
    )
    assert card is not None
    assert (card.texts["employee_id"], card.used) == ("Fuchs, Anna", {"deputies": 0})
    newest = card.timeline[0]
    assert newest.details == ("Rollen: Führungskraft → Führungskraft, Fachbereichsleitung",)
    assert (newest.label, newest.actor, newest.revocable) == ("Konto geändert", "ad01", True)


def test_an_undone_account_is_gone_with_its_booking_kept(office: Office, deputy: Account) -> None:
    admin = office.desks[Role.ADMIN]
    added = admin.booking
    account(office, "ad01", "admin")
    admin.undo(added)
    assert office.hr.count(Account) == 1
    label = admin.see(lambda session: session.get_one(Booking, added).label)
    assert (label, deputy.login) == ("Konto angelegt", "fk02")
    with pytest.raises(Refused, match="gibt es hier kein Konto"):
        roles(office, "fk02", JULY[0])


def test_every_role_is_told_what_it_is_there_for() -> None:
    assert set(DUTIES) == set(Role)
    assert all(sentence.endswith(".") for sentence in DUTIES.values())


def test_the_last_administration_cannot_take_itself_away(office: Office) -> None:
    admin = office.desks[Role.ADMIN]
    only = account(office, "ad01", "hr", "admin")
    booking = admin.booking
    for values in ({"roles": ("hr",)}, {"active": False}):
        base = {name: getattr(only, name) for name in values}
        with pytest.raises(Refused, match="„Administration“ muss bleiben"):
            admin.do(correct_account, account_id=only.key(), base=base, values=values)
    with pytest.raises(Refused, match="„Administration“ muss bleiben"):
        admin.undo(booking)
    with pytest.raises(Invalid):
        admin.do(correct_account, account_id=only.key(), base={"roles": only.roles}, values={"roles": ()})
