"""Accounts and deputies: who somebody is who logs in today."""

from datetime import date

import pytest

from inventory.access.actions import (
    actor_for,
    add_account,
    add_deputy,
    add_first_account,
    correct_account,
)
from inventory.actor import Role
from inventory.errors import Invalid, Refused
from tests.inventory.approvals.office import DAY, Office


def test_the_first_account_administers_and_gives_the_others(office: Office) -> None:
    office.it.do(add_first_account, login="ad01")
    with pytest.raises(Refused, match="Es gibt schon Konten"):
        office.it.do(add_first_account, login="it01")
    admin = office.desks[Role.ADMIN]
    account = admin.do(add_account, values={"login": "hr01", "roles": ("hr",), "active": True})
    assert admin.see(actor_for, login="HR01", today=DAY).roles == {Role.HR}
    base, values = {"active": True}, {"active": False}
    admin.do(correct_account, account_id=account.key(), base=base, values=values)
    with pytest.raises(Refused, match="gibt es kein Konto"):
        admin.see(actor_for, login="hr01", today=DAY)
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
    section = office.it.unit("51.1", "Kitas", kind="abteilung", parent_id=office.unit.id)
    team = office.it.unit("51.11", "Kita West", kind="abteilung", parent_id=section.id)
    office.it.unit("FB 20", "Finanzen")
    values = {"login": "fbl01", "roles": ("head",), "unit_id": office.unit.id, "active": True}
    admin = office.desks[Role.ADMIN]
    admin.do(add_account, values=values)
    head = admin.see(actor_for, login="fbl01", today=DAY)
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
    before = admin.see(actor_for, login="fk02", today=date(2026, 6, 30))
    within = admin.see(actor_for, login="fk02", today=date(2026, 7, 31))
    after = admin.see(actor_for, login="fk02", today=date(2026, 8, 1))
    assert before.roles == after.roles == {Role.IT}
    assert within.roles == {Role.IT, Role.MANAGER}
    assert within.people == {office.manager.id}
    with pytest.raises(Refused, match="vertritt sich selbst"):
        admin.do(add_deputy, values={**values, "deputy_id": boss.id})
