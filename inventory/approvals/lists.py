"""What the list of cases shows, and to whom."""

from collections.abc import Iterable

from inventory.actor import Role
from inventory.approvals.audience import CONTENT, IN_CASE
from inventory.approvals.states import NOTICE_GIVEN, PENDING, RUNNING, WORKING, State
from inventory.approvals.words import WORKING_DEVICES, ApplicationKind, DataCategory, Task, WorkForm
from inventory.fields import Kind, Word
from inventory.listing import TODAY, Column, Filter, Listing, Match, Query, View
from inventory.sight import ALL

_TONES: dict[str, tuple[State, ...]] = {
    "accent": (
        State.SUBMITTED,
        State.OPINION,
        State.VOTE,
        State.IT_CHECK,
        State.HR_CHECK,
        State.PARTICIPATION,
    ),
    "waiting": (
        State.CLARIFICATION,
        State.CONCILIATION,
        State.SIGNATURE,
        State.EQUIPMENT,
        State.SUSPENDED,
        State.REVOKING,
        State.RETURN_OPEN,
    ),
    "done": (State.TRIAL, State.ACTIVE),
    "rest": (State.DRAFT, State.ENDED, State.CLOSED, State.REFUSED, State.WITHDRAWN),
}
STATE_TONES = {state.label: tone for tone, states in _TONES.items() for state in states}
MINE = (
    "(application.waits_for IN ({roles}) AND application.employee_id NOT IN ({people}) AND ("
    "application.waits_for NOT IN ('hr', 'manager', 'head')"
    " OR (application.waits_for = 'hr'"
    " AND (application.clerk_id IS NULL OR application.clerk_id IN ({people})))"
    " OR (application.waits_for = 'manager' AND application.manager_id IN ({people}))"
    " OR (application.waits_for = 'head' AND application.unit_id IN ({units}))))"
)
"""Whether it is this person's turn: of HR, that of the clerk where there is one, or else of all.

The places are filled in by `inventory.sight`.
"""


UNANSWERED = (
    "(application.state IN ('beteiligung', 'klaerung', 'widerruf_eingeleitet')"
    " AND EXISTS (SELECT 1 FROM involvement WHERE involvement.application_id = application.id"
    " AND involvement.turn = application.turn AND involvement.result IS NULL))"
)
"""Whether somebody was asked and has not answered."""


LACKING = (
    "EXISTS (SELECT 1 FROM provision"
    " WHERE provision.application_id = application.id AND provision.device_id IS NULL)"
)
"""Whether a device it needs was not in stock yet."""
OUT = (
    "EXISTS (SELECT 1 FROM provision JOIN device ON device.id = provision.device_id"
    " WHERE provision.application_id = application.id AND device.employee_id = application.employee_id)"
)
"""Whether the person has a device of the case."""


def _stored(words: Iterable[Word]) -> str:
    return ", ".join(f"'{word.value}'" for word in words)


ENABLED = (
    f"((application.state IN ({_stored(WORKING)})"
    f" OR (application.state IN ({_stored(NOTICE_GIVEN)}) AND application.effective_on >= {{today}}))"
    " AND application.handed_over_on IS NOT NULL AND application.pledged_on IS NOT NULL"
    " AND EXISTS (SELECT 1 FROM device"
    " WHERE device.employee_id = application.employee_id AND device.state = 'ausgegeben'"
    f" AND device.kind IN ({_stored(WORKING_DEVICES)})))"
)
"""Approved is not enabled: that takes a working device in hand and a signed handover."""


WEEKLY = (
    "CAST((application.days + 99) / 100 AS TEXT)"
    " || CASE WHEN application.days <= 100 THEN ' Tag' ELSE ' Tage' END"
)
SCOPE = (
    "CASE application.form"
    f" WHEN '{WorkForm.REGULAR}' THEN 'regelmäßig · ' || {WEEKLY}"
    f" WHEN '{WorkForm.TELEWORK}' THEN 'Telearbeit · ' || {WEEKLY}"
    f" WHEN '{WorkForm.SITUATIONAL}' THEN 'situativ' END"
)
"""The form and its days in few words; half a day more is a day more."""


def _states(*states: State) -> Filter:
    return Filter("state", Match.ANY_OF, tuple(state.value for state in states))


OVERDUE = Query(
    filters=(Filter("due_until", Match.UNTIL, (f"{TODAY}-1",)), _states(*PENDING)), order="due_on"
)
VIEWS = (
    View("Warten auf mich", Query(filters=(Filter("mine", Match.ANY_OF, (1,)),), order="due_on")),
    View("Offen", Query(filters=(_states(*PENDING),), order="due_on")),
    View("Überfällig", OVERDUE),
    View("Zur Unterschrift", Query(filters=(_states(State.SIGNATURE),), order="due_on")),
    View(
        "Enden in 90 Tagen",
        Query(filters=(Filter("ends_on", Match.UNTIL, (f"{TODAY}+90",)), _states(*RUNNING)), order="ends_on"),
    ),
    View("Entwürfe", Query(filters=(_states(State.DRAFT),), order="person")),
    View("Nach Einheit", Query(filters=(_states(*PENDING, *RUNNING),), order="unit")),
    View("Alle", Query(order="case_no", descending=True)),
)

APPLICATIONS = Listing(
    name="applications",
    one="Vorgang",
    many="Vorgänge",
    table="application",
    joins={
        "person": "JOIN employee AS person ON person.id = application.employee_id",
        "unit": "JOIN unit ON unit.id = application.unit_id",
        "manager": "LEFT JOIN employee AS manager ON manager.id = application.manager_id",
        "clerk": "LEFT JOIN employee AS clerk ON clerk.id = application.clerk_id",
        "ruleset": "LEFT JOIN ruleset ON ruleset.id = application.ruleset_id",
    },
    scopes={
        Role.HR: ALL,
        Role.IT: "application.state <> 'entwurf'",
        Role.MANAGER: "application.manager_id IN ({people})",
        Role.HEAD: "application.unit_id IN ({units})",
        Role.AUDITOR: "application.data_category = 'besonders'",
    },
    brief=("case_no", "person", "state", "unit"),
    columns=(
        Column("case_no", "Vorgang", "application.case_no", Kind.CODE, 118, emphasis="link", who=IN_CASE),
        Column(
            "person",
            "Person",
            "person.last_name || ', ' || person.first_name",
            width=172,
            folded="person.sort_key",
            emphasis="strong",
            who=IN_CASE,
        ),
        Column(
            "unit",
            "Organisationseinheit",
            "unit.code || ' ' || unit.name",
            width=146,
            folded="unit.sort_key",
            emphasis="muted",
            who=IN_CASE,
        ),
        Column("scope", "Umfang", SCOPE, width=140, emphasis="muted", who=CONTENT),
        Column(
            "state", "Stand", "application.state", Kind.CHOICE, 168, State, tones=STATE_TONES, who=IN_CASE
        ),
        Column("due_on", "Frist", "application.due_on", Kind.DUE, 122, who=IN_CASE),
        Column("waits_for", "Wartet auf", "application.waits_for", Kind.CHOICE, 152, Role, who=IN_CASE),
        Column("kind", "Art", "application.kind", Kind.CHOICE, 110, ApplicationKind, who=IN_CASE),
        Column("form", "Arbeitsform", "application.form", Kind.CHOICE, 190, WorkForm, who=IN_CASE),
        Column("days", "Tage", "application.days", Kind.DECIMAL, 70, shown=False, who=CONTENT),
        Column("enabled", "Befähigt", ENABLED, Kind.YES_NO, 90, shown=False, who=IN_CASE),
        Column("unanswered", "Antwort fehlt", UNANSWERED, Kind.YES_NO, 110, shown=False, who=CONTENT),
        Column("lacking", "Gerät fehlt", LACKING, Kind.YES_NO, 110, shown=False, who=IN_CASE),
        Column("out", "Gerät ausgegeben", OUT, Kind.YES_NO, 130, shown=False, who=IN_CASE),
        Column("mine", "Wartet auf mich", MINE, Kind.YES_NO, 110, shown=False, who=IN_CASE),
        Column("due_until", "Frist am", "application.due_on", Kind.DATE, 100, shown=False, who=IN_CASE),
        Column("received_on", "Eingang", "application.received_on", Kind.DATE, 100, shown=False, who=IN_CASE),
        Column("begins_on", "Beginn", "application.begins_on", Kind.DATE, 100, shown=False, who=IN_CASE),
        Column("ends_on", "Ende", "application.ends_on", Kind.DATE, 100, shown=False, who=IN_CASE),
        Column(
            "decide_by", "Entscheiden bis", "application.decide_by", Kind.DUE, 110, shown=False, who=IN_CASE
        ),
        Column("percent", "Umfang in %", "application.percent", Kind.PERCENT, 110, shown=False, who=CONTENT),
        Column(
            "data_category",
            "Daten zu Hause",
            "application.data_category",
            Kind.CHOICE,
            160,
            DataCategory,
            shown=False,
            who=IN_CASE,
        ),
        Column(
            "manager",
            "Führungskraft",
            "manager.last_name || ', ' || manager.first_name",
            width=180,
            folded="manager.sort_key",
            shown=False,
            who=CONTENT,
        ),
        Column(
            "clerk",
            "Zuständig",
            "clerk.last_name || ', ' || clerk.first_name",
            width=180,
            folded="clerk.sort_key",
            shown=False,
            who=CONTENT,
        ),
        Column("ruleset", "Dienstvereinbarung", "ruleset.name", width=220, shown=False, who=CONTENT),
    ),
    order="due_on",
    views=VIEWS,
    scan={"case_no": IN_CASE},
)

FOLLOW_UPS = Listing(
    name="follow_ups",
    one="Aufgabe",
    many="Aufgaben",
    table="follow_up",
    joins={
        "person": "JOIN employee AS person ON person.id = follow_up.employee_id",
        "unit": "JOIN unit ON unit.id = person.unit_id",
    },
    scopes={Role.HR: ALL, Role.IT: "follow_up.task = 'geraete_zurueck'"},
    brief=("person", "task", "due_on"),
    columns=(
        Column(
            "person",
            "Person",
            "person.last_name || ', ' || person.first_name",
            width=200,
            folded="person.sort_key",
            emphasis="strong",
        ),
        Column("task", "Aufgabe", "follow_up.task", Kind.CHOICE, 220, Task),
        Column("unit", "Organisationseinheit", "unit.code || ' ' || unit.name", width=200, emphasis="muted"),
        Column("due_on", "Frist", "follow_up.due_on", Kind.DUE, 110),
        Column("done_on", "Erledigt", "follow_up.done_on", Kind.DATE, 110, shown=False),
    ),
    order="due_on",
    views=(View("Offen", Query(filters=(Filter("done_on", Match.EMPTY),))), View("Alle", Query())),
)

RULESETS = Listing(
    name="rulesets",
    one="Fassung",
    many="Fassungen",
    table="ruleset",
    scopes={Role.HR: ALL, Role.ADMIN: ALL, Role.AUDITOR: ALL},
    brief=("name", "valid_from"),
    columns=(
        Column("name", "Fassung", "ruleset.name", width=290, emphasis="strong"),
        Column("valid_from", "Gültig ab", "ruleset.valid_from", Kind.DATE, 110),
        Column("forms", "Arbeitsformen", "ruleset.forms", Kind.CHOICES, 380, WorkForm, shown=False),
        Column("mobile_percent", "Mobil höchstens", "ruleset.mobile_percent", Kind.PERCENT, 120),
        Column("trial_months", "Probezeit", "ruleset.trial_months", Kind.NUMBER, 100),
        Column("total_days", "Bearbeitung in Tagen", "ruleset.total_days", Kind.NUMBER, 130),
        Column(
            "cases",
            "Vorgänge",
            "(SELECT count(*) FROM application WHERE application.ruleset_id = ruleset.id)",
            Kind.NUMBER,
            90,
            who=frozenset({Role.HR}),
        ),
    ),
    order="valid_from",
    views=(View("Alle", Query(descending=True)),),
)
