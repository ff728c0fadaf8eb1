"""What the list of papers shows, and to whom."""

from inventory.actor import Role
from inventory.approvals import lists as cases
from inventory.approvals.words import Body, Paper, WorkForm
from inventory.fields import Kind, Word
from inventory.listing import Column, Filter, Listing, Match, Query, View
from inventory.papers.audience import FOR_IT, FOR_LEADERS, WITH_ADDRESS
from inventory.papers.words import COMES_BACK, OF_DEVICES
from inventory.sight import ALL

NAMED = frozenset({Role.IT, Role.HR, Role.MANAGER, Role.HEAD, Role.AUDITOR})


def _is(*papers: Paper) -> str:
    return f"paper.kind IN ({', '.join(repr(it.value) for it in papers)})"


def _of_cases(*conditions: str) -> str:
    where = " AND ".join(conditions)
    return f"paper.application_id IN (SELECT application.id FROM application WHERE {where})"


def _either(*conditions: str) -> str:
    return "(" + " OR ".join(f"({it})" for it in conditions) + ")"


def _both(*conditions: str) -> str:
    return " AND ".join(conditions)


def _reached(role: Role) -> str:
    return cases.APPLICATIONS.scopes[role]


def _led(role: Role) -> str:
    """The papers of the cases somebody leads, but for those with a private address."""
    private = f"application.form = '{WorkForm.TELEWORK}'"
    return _either(
        _both(_is(*(it for it in FOR_LEADERS if it not in WITH_ADDRESS)), _of_cases(_reached(role))),
        _both(_is(*WITH_ADDRESS), _of_cases(_reached(role), f"NOT ({private})")),
    )


TEAM = "paper.employee_id IN (SELECT employee.id FROM employee WHERE employee.manager_id IN ({people}))"
SCOPES: dict[Word, str] = {
    Role.HR: ALL,
    Role.IT: _either(
        _is(*(it for it in FOR_IT if it is not Paper.IT_NOTE)),
        _both(_is(Paper.IT_NOTE), _of_cases(_reached(Role.IT))),
    ),
    Role.MANAGER: _either(_led(Role.MANAGER), _both(_is(*OF_DEVICES), TEAM)),
    Role.HEAD: _led(Role.HEAD),
    Role.AUDITOR: _either(_of_cases(_reached(Role.AUDITOR)), _is(Paper.LOSS, Paper.DISPOSAL)),
    Role.CONTROLLING: _is(Paper.DISPOSAL),
}
UNSIGNED = _both(_is(*COMES_BACK), "paper.signed_on IS NULL", "paper.superseded_by_id IS NULL")


PAPERS = Listing(
    name="papers",
    one="Papier",
    many="Papiere",
    table="paper",
    joins={
        "application": "LEFT JOIN application ON application.id = paper.application_id",
        "person": "LEFT JOIN employee AS person ON person.id = paper.employee_id",
        "unit": "LEFT JOIN unit ON unit.id = person.unit_id",
    },
    scopes=SCOPES,
    brief=("number", "kind", "person"),
    columns=(
        Column("number", "Papier", "paper.number", Kind.CODE, 92, emphasis="link"),
        Column("kind", "Art", "paper.kind", Kind.CHOICE, 176, Paper, emphasis="strong"),
        Column(
            "person",
            "Person",
            "person.last_name || ', ' || person.first_name",
            width=170,
            folded="person.sort_key",
            who=NAMED,
        ),
        Column("case_no", "Vorgang", "application.case_no", Kind.CODE, 122, who=NAMED),
        Column(
            "unit",
            "Organisationseinheit",
            "unit.code || ' ' || unit.name",
            width=150,
            folded="unit.sort_key",
            emphasis="muted",
            who=NAMED,
        ),
        Column("made_on", "Datum", 'paper."on"', Kind.DATE, 100),
        Column("signed_on", "Unterschrieben", "paper.signed_on", Kind.DATE, 110),
        Column("unsigned", "Unterschrift fehlt", UNSIGNED, Kind.YES_NO, 130, shown=False),
        Column("current", "Aktuell", "paper.superseded_by_id IS NULL", Kind.YES_NO, 90, shown=False),
        Column("body", "An", "paper.body", Kind.CHOICE, 180, Body, shown=False, who=frozenset({Role.HR})),
        Column("wording", "Vorlage", "paper.wording", Kind.CODE, 90, shown=False),
    ),
    order="made_on",
    views=(
        View("Unterschrift fehlt", Query(filters=(Filter("unsigned", Match.ANY_OF, (1,)),), order="made_on")),
        View(
            "Aktuell",
            Query(filters=(Filter("current", Match.ANY_OF, (1,)),), order="made_on", descending=True),
        ),
        View("Alle", Query(order="made_on", descending=True)),
    ),
    scan={"number": frozenset()},
)
