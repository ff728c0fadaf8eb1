"""Accounts and deputies: who somebody is who logs in today."""

from contextlib import closing
from datetime import date

import pytest

from inventory.access.actions import add_account, add_deputy, add_first_account, correct_account
from inventory.access.identity import who_is
from inventory.actor import Actor, Role
from inventory.errors import Invalid, Refused
from tests.inventory.approvals.office import DAY, Office


def somebody(office: Office, login: str, today: date = DAY) -> Actor:
    with closing(office.store.reader()) as reader:
        return who_is(reader, login, today)


def test_the_first_account_administers_and_gives_the_others(office: Office) -> None:
    assert somebody(office, "ad01") == Actor("ad01", frozenset())
    office.it.do(add_first_account, login="AD01", roles=(Role.IT,))
    assert somebody(office, "ad01").roles == {Role.IT, Role.ADMIN}
    with pytest.raises(Refused, match="Es gibt schon Konten"):
        office.it.do(add_first_account, login="it01")
    admin = office.desks[Role.ADMIN]
    account = admin.do(add_account, values={"login": "hr01", "roles": ("hr",), "active": True})
    assert somebody(office, "HR01").roles == {Role.HR}
    base, values = {"active": True}, {"active": False}
    admin.do(correct_account, account_id=account.key(), base=base, values=values)
    with pytest.raises(Refused, match="gibt es hier kein Konto"):
        somebody(office, "hr01")
    with pytest.raises(Refused, match="„Administration“ muss bleiben"):
        admin.do(correct_account, account_id=1, base=base, values=values)


def test_a_login_has_one_account_in_small_letters(office: Office) -> None:
    admin = office.desks[Role.ADMIN]
    admin.do(add_account, values={"login": "hr01", "roles": ("hr",), "active": True})
    with pytest.raises(Refused, match="hat schon ein Konto"):
        admin.do(add_account, values={"login": "hr01", "roles": ("it",), "active": True})
    with pytest.raises(Invalid, match="markierten"):
        admin.do(add_account, values={"login": "HR02", "roles": ("hr",), "active": True})


def test_a_head_reaches_everything_below_the_own_unit(office: Office) -> None:
    section = office.hr.unit("51.1", "Kitas", kind="abteilung", parent_id=office.unit.id)
    team = office.hr.unit("51.11", "Kita West", kind="abteilung", parent_id=section.id)
    office.hr.unit("FB 20", "Finanzen")
    values = {"login": "fbl01", "roles": ("head",), "unit_id": office.unit.id, "active": True}
    admin = office.desks[Role.ADMIN]
    admin.do(add_account, values=values)
    head = somebody(office, "fbl01")
    assert head.unit_ids == {office.unit.id, section.id, team.id}


def test_a_deputy_acts_for_a_time_and_never_as_administration(office: Office) -> None:
    admin = office.desks[Role.ADMIN]
    boss = admin.do(
        add_account,
        values={
            "login": "fk01",
            "roles": ("manager", "admin"),
            "employee_id": office.manager.id,
            "active": True,
        },
    )
    deputy = admin.do(add_account, values={"login": "fk02", "roles": ("it",), "active": True})
    span = {"starts_on": date(2026, 7, 1), "ends_on": date(2026, 7, 31)}
    values = {"account_id": boss.id, "deputy_id": deputy.id, **span}
    admin.do(add_deputy, values=values)
    before = somebody(office, "fk02", date(2026, 6, 30))
    within = somebody(office, "fk02", date(2026, 7, 31))
    after = somebody(office, "fk02", date(2026, 8, 1))
    assert before.roles == after.roles == {Role.IT}
    assert within.roles == {Role.IT, Role.MANAGER}
    assert within.people == {office.manager.id}
    with pytest.raises(Refused, match="vertritt sich selbst"):
        admin.do(add_deputy, values={**values, "deputy_id": boss.id})
