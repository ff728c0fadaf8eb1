"""What the lists of people and units show."""

from inventory.actor import Role
from inventory.fields import Kind
from inventory.listing import TODAY, Column, Filter, Listing, Match, Query, View
from inventory.people.fields import HR, IDENTIFIED, IN_TOUCH, LEADING, StatusGroup, UnitKind
from inventory.sight import ALL

UNIT_NAME = "unit.code || ' ' || unit.name"
INDENT = (
    "CASE WHEN grandparent.id IS NOT NULL THEN '\u2003\u2003' "
    "WHEN parent.id IS NOT NULL THEN '\u2003' ELSE '' END"
)
BELOW = "|| '\x01'"
TREE_KEY = (
    f"coalesce(grandparent.sort_key {BELOW}, '') || coalesce(parent.sort_key {BELOW}, '') || unit.sort_key"
)
"""Dezernat, Fachbereich, Abteilung: three levels, so a unit stands below its parent without recursion."""


VIEWS = (
    View("Alle", Query()),
    View("Mit Geräten", Query(filters=(Filter("devices", Match.FROM, (1,)),))),
    View(
        "Gehen in 90 Tagen",
        Query(
            filters=(
                Filter("exit_on", Match.FROM, (TODAY,)),
                Filter("exit_until", Match.UNTIL, (f"{TODAY}+90",)),
            ),
            order="exit_on",
        ),
    ),
    View(
        "Ausgeschieden mit Geräten",
        Query(
            filters=(Filter("exit_until", Match.UNTIL, (f"{TODAY}-1",)), Filter("devices", Match.FROM, (1,))),
            order="exit_on",
        ),
    ),
)
HELD = "(SELECT count(*) FROM device WHERE device.employee_id = employee.id)"

PEOPLE = Listing(
    name="people",
    one="Person",
    many="Personen",
    table="employee",
    scopes={
        Role.IT: ALL,
        Role.HR: ALL,
        Role.MANAGER: "employee.manager_id IN ({people})",
        Role.HEAD: "employee.unit_id IN ({units})",
        Role.ADMIN: ALL,
    },
    joins={
        "unit": "LEFT JOIN unit ON unit.id = employee.unit_id",
        "manager": "LEFT JOIN employee AS manager ON manager.id = employee.manager_id",
    },
    brief=("name", "personnel_no", "unit"),
    columns=(
        Column(
            "name",
            "Name",
            "employee.last_name || ', ' || employee.first_name",
            width=220,
            folded="employee.sort_key",
            emphasis="strong",
        ),
        Column(
            "personnel_no",
            "Personalnummer",
            "employee.personnel_no",
            Kind.CODE,
            140,
            emphasis="link",
            who=IDENTIFIED,
        ),
        Column(
            "unit", "Organisationseinheit", UNIT_NAME, width=230, folded="unit.sort_key", emphasis="muted"
        ),
        Column("devices", "Geräte", HELD, Kind.NUMBER, 70, who=frozenset({Role.IT, Role.HR, Role.MANAGER})),
        Column(
            "status_group",
            "Statusgruppe",
            "employee.status_group",
            Kind.CHOICE,
            140,
            StatusGroup,
            who=HR,
        ),
        Column(
            "manager",
            "Führungskraft",
            "manager.last_name || ', ' || manager.first_name",
            width=180,
            folded="manager.sort_key",
            emphasis="muted",
            who=LEADING,
        ),
        Column("email", "Dienst-E-Mail", "employee.email", width=220, shown=False, who=IN_TOUCH),
        Column("phone", "Dienst-Telefon", "employee.phone", width=130, shown=False, who=IN_TOUCH),
        Column("share", "Arbeitszeitanteil", "employee.share", Kind.PERCENT, 110, shown=False, who=LEADING),
        Column("entry_on", "Eintritt", "employee.entry_on", Kind.DATE, 100, shown=False, who=HR),
        Column("exit_on", "Austritt", "employee.exit_on", Kind.DUE, 128, who=IDENTIFIED),
        Column("exit_until", "Austritt am", "employee.exit_on", Kind.DATE, 110, shown=False, who=IDENTIFIED),
    ),
    order="name",
    views=VIEWS,
    scan={"personnel_no": IDENTIFIED},
    finders=IDENTIFIED,
)

UNITS = Listing(
    name="units",
    one="Einheit",
    many="Einheiten",
    table="unit",
    scopes={Role.IT: ALL, Role.HR: ALL, Role.ADMIN: ALL},
    joins={
        "parent": "LEFT JOIN unit AS parent ON parent.id = unit.parent_id",
        "grandparent": "LEFT JOIN unit AS grandparent ON grandparent.id = parent.parent_id",
    },
    brief=("name", "kind"),
    columns=(
        Column(
            "tree",
            "Organisationseinheit",
            f"{INDENT} || {UNIT_NAME}",
            width=320,
            folded=TREE_KEY,
            emphasis="strong",
        ),
        Column("name", "Kürzel und Name", UNIT_NAME, width=280, folded="unit.sort_key", shown=False),
        Column("kind", "Ebene", "unit.kind", Kind.CHOICE, 120, UnitKind),
        Column(
            "parent", "Gehört zu", "parent.code || ' ' || parent.name", width=240, folded="parent.sort_key"
        ),
        Column(
            "people",
            "Personen",
            "(SELECT count(*) FROM employee WHERE employee.unit_id = unit.id)",
            Kind.NUMBER,
            90,
        ),
        Column("valid_from", "Gültig ab", "unit.valid_from", Kind.DATE, 100),
        Column("valid_until", "Gültig bis", "unit.valid_until", Kind.DATE, 100),
    ),
    order="tree",
    views=(View("Alle", Query()),),
)
