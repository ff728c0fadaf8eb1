"""What the lists of accounts and deputies show."""

from inventory.actor import Role
from inventory.fields import Kind
from inventory.listing import TODAY, Column, Filter, Listing, Match, Query, View
from inventory.sight import ALL

PERSON = "person.last_name || ', ' || person.first_name"
OPEN = Query(filters=(Filter("ends_on", Match.FROM, (TODAY,)),))

ACCOUNTS = Listing(
    name="accounts",
    one="Konto",
    many="Konten",
    table="account",
    scopes={Role.ADMIN: ALL},
    joins={
        "person": "LEFT JOIN employee AS person ON person.id = account.employee_id",
        "unit": "LEFT JOIN unit ON unit.id = account.unit_id",
    },
    brief=("login", "person", "roles"),
    columns=(
        Column("login", "Anmeldung", "account.login", Kind.CODE, 150, emphasis="link"),
        Column("person", "Person", PERSON, width=190, folded="person.sort_key", emphasis="strong"),
        Column("roles", "Rollen", "account.roles", Kind.CHOICES, 250, Role),
        Column("unit", "Leitet", "unit.code || ' ' || unit.name", width=200, folded="unit.sort_key"),
        Column("active", "Aktiv", "account.active", Kind.YES_NO, 80),
    ),
    order="login",
    views=(
        View("Aktiv", Query(filters=(Filter("active", Match.ANY_OF, (1,)),))),
        View("Alle", Query()),
    ),
    scan={"login": frozenset()},
)

DEPUTIES = Listing(
    name="deputies",
    one="Vertretung",
    many="Vertretungen",
    table="deputy",
    scopes={Role.ADMIN: ALL},
    joins={
        "account": "JOIN account ON account.id = deputy.account_id",
        "stands_in": "JOIN account AS stands_in ON stands_in.id = deputy.deputy_id",
    },
    brief=("account", "stands_in"),
    columns=(
        Column("account", "Vertreten wird", "account.login", Kind.CODE, 180, emphasis="strong"),
        Column("stands_in", "Durch", "stands_in.login", Kind.CODE, 180),
        Column("starts_on", "Von", "deputy.starts_on", Kind.DATE, 110),
        Column("ends_on", "Bis", "deputy.ends_on", Kind.DATE, 110),
    ),
    order="starts_on",
    views=(View("Heute und später", OPEN), View("Alle", Query())),
)
