"""Tables of the cases; what only few may see stands in tables of its own."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlmodel import Field, col, select

from inventory import fields, text
from inventory.actor import Role
from inventory.approvals.audience import CONTENT, IN_CASE
from inventory.approvals.fields import APPLICATION_FIELDS
from inventory.approvals.procedure import PROCEDURE
from inventory.approvals.states import PENDING, RUNNING, State
from inventory.approvals.words import (
    ApplicationKind,
    DataCategory,
    Declaration,
    EndReason,
    Equipment,
    Intention,
    ItCheck,
    Place,
    SignatureForm,
    Weekday,
    WorkForm,
)
from inventory.people.records import Employee, Unit
from inventory.store.columns import STRICT, Cents, Record, Words, derived, key_text, says, word
from inventory.store.history import follows


def _among(states: tuple[State, ...]) -> sa.TextClause:
    return sa.text(f"state IN ({', '.join(repr(state.value) for state in states)})")


def _only_one(name: str, columns: tuple[str, ...], states: tuple[State, ...], sentence: str) -> sa.Index:
    where = _among(states)
    return sa.Index(
        name,
        *columns,
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
        info=says(sentence, "employee_id"),
    )


def _all_fields() -> tuple[fields.Field, ...]:
    """Every field a case can show: those of the form, and those its steps set."""
    own = (
        fields.Field("case_no", "Vorgang", fields.Kind.CODE, who=IN_CASE),
        fields.Field("state", "Stand", fields.Kind.CHOICE, words=State, who=IN_CASE),
        fields.Field("due_on", "Frist", fields.Kind.DUE, who=IN_CASE),
        fields.Field("clerk_id", "Zuständig", fields.Kind.REFERENCE, refers_to="people", who=CONTENT),
        *APPLICATION_FIELDS,
    )
    asked = {field.name: field for cell in PROCEDURE.values() for field in cell.asks}
    known = {field.name for field in own}
    return (*own, *(field for name, field in asked.items() if name not in known))


class Application(Record, table=True):
    """One case, from wish to end; `due_on`, `waits_for` and `manager_id` say whose turn it is."""

    listing: ClassVar[str] = "applications"
    declared: ClassVar[tuple[fields.Field, ...]] = _all_fields()

    case_no: str | None = None
    state: State = Field(default=State.DRAFT, sa_type=word(State, "application_state"))
    ruleset_id: int | None = Field(default=None, foreign_key="ruleset.id", index=True)
    employee_id: int = Field(foreign_key="employee.id", index=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    manager_id: int | None = Field(default=None, foreign_key="employee.id", index=True)
    clerk_id: int | None = Field(default=None, foreign_key="employee.id", index=True)
    kind: ApplicationKind = Field(sa_type=word(ApplicationKind))
    predecessor_id: int | None = Field(default=None, foreign_key="application.id", index=True)
    changed_facts: bool = False
    received_on: date | None = None
    form: WorkForm | None = Field(default=None, sa_type=word(WorkForm))
    percent: Decimal | None = Field(default=None, sa_type=Cents)
    days: Decimal | None = Field(default=None, sa_type=Cents)
    weekdays: tuple[Weekday, ...] = Field(default=(), sa_type=Words(Weekday))
    hours: int | None = None
    quota: int | None = None
    available_from: str | None = None
    available_until: str | None = None
    begins_on: date | None = None
    ends_on: date | None = None
    place: Place | None = Field(default=None, sa_type=word(Place))
    tasks: str | None = None
    obstacles: str | None = None
    data_category: DataCategory | None = Field(default=None, sa_type=word(DataCategory))
    paper_files: bool = False
    equipment: tuple[Equipment, ...] = Field(default=(), sa_type=Words(Equipment))
    internet: bool = False
    shareable: bool = False
    shareable_from: date | None = None
    declarations: tuple[Declaration, ...] = Field(default=(), sa_type=Words(Declaration))
    signed_on: date | None = None
    signed_as: SignatureForm | None = Field(default=None, sa_type=word(SignatureForm, "signed_as"))

    waits_for: Role | None = Field(default=None, sa_type=word(Role))
    due_on: date | None = None
    decide_by: date | None = None
    last_on: date | None = None
    asked_in: State | None = Field(default=None, sa_type=word(State, "asked_in"))
    asked_due_on: date | None = None
    turn: int = 0
    intention: Intention | None = Field(default=None, sa_type=word(Intention))
    checks: tuple[ItCheck, ...] = Field(default=(), sa_type=Words(ItCheck))
    agreed_on: date | None = None
    agreed_as: SignatureForm | None = Field(default=None, sa_type=word(SignatureForm, "agreed_as"))
    handed_over_on: date | None = None
    pledged_on: date | None = None
    briefed_on: date | None = None
    trial_until: date | None = None
    suspended_from: date | None = None
    suspended_until: date | None = None
    hearing_on: date | None = None
    heard_on: date | None = None
    end_reason: EndReason | None = Field(default=None, sa_type=word(EndReason))
    effective_on: date | None = None
    return_on: date | None = None
    search_text: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())

    __table_args__ = (
        sa.UniqueConstraint("case_no", info=says("Diese Vorgangsnummer gibt es schon.", "case_no")),
        _only_one(
            "uq_application_pending",
            ("employee_id", "kind"),
            PENDING,
            "Für diese Person ist schon ein Antrag dieser Art in Bearbeitung.",
        ),
        _only_one(
            "uq_application_running",
            ("employee_id",),
            RUNNING,
            "Für diese Person läuft schon ein genehmigter Vorgang.",
        ),
        sa.Index(None, "state", "due_on", "id"),
        sa.Index(None, "waits_for", "due_on", "id"),
        sa.Index(None, "state", "ends_on", "id"),
        sa.Index(  # all that is asked of a case to count it as enabled
            "ix_application_enabled", "state", "employee_id", "effective_on", "handed_over_on", "pledged_on"
        ),
        sa.Index("ix_application_walk", "case_no", "id", "search_text"),  # a search reads along it
        sa.CheckConstraint(
            "state = 'entwurf' OR state = 'zurueckgezogen' OR "
            "(case_no IS NOT NULL AND ruleset_id IS NOT NULL)",
            name="filed",
            info=says("Ein eingereichter Antrag hat eine Nummer und eine Dienstvereinbarung.", "case_no"),
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR begins_on IS NULL OR ends_on >= begins_on",
            name="term",
            info=says("Das Ende liegt vor dem Beginn.", "ends_on"),
        ),
        sa.CheckConstraint(
            "place IS NULL OR place <> 'ausland'",
            name="at_home",
            info=says("Mobile Arbeit im Ausland geht nicht.", "place"),
        ),
        sa.CheckConstraint(
            "percent IS NULL OR (percent > 0 AND percent <= 10000)",
            name="percent",
            info=says("Der Umfang liegt über 0 und höchstens bei 100 %.", "percent"),
        ),
        sa.CheckConstraint(
            "days IS NULL OR (days > 0 AND days <= 500)",
            name="days",
            info=says("Eine Woche hat höchstens fünf Arbeitstage.", "days"),
        ),
        sa.CheckConstraint(
            "kind = 'erst' OR state = 'entwurf' OR predecessor_id IS NOT NULL",
            name="predecessor",
            info=says("Zu diesem Antrag gehört ein bisheriger Vorgang.", "predecessor_id"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('aktiv', 'aktiv_probezeit') OR "
            "(agreed_on IS NOT NULL AND handed_over_on IS NOT NULL AND pledged_on IS NOT NULL)",
            name="signed",
            info=says("Aktiv wird ein Vorgang erst mit allen Unterschriften.", "handed_over_on"),
        ),
        sa.CheckConstraint(
            "end_reason IS NULL OR effective_on IS NOT NULL",
            name="effective",
            info=says("Zu einem Ende gehört sein Tag.", "effective_on"),
        ),
        STRICT,
    )

    @property
    def listed_name(self) -> str:
        return self.case_no or "Entwurf"

    def derive(self, session: Session) -> None:
        person, unit = session.get_one(Employee, self.employee_id), session.get_one(Unit, self.unit_id)
        self.search_text = text.search_text(
            self.case_no, person.last_name, person.first_name, unit.code, unit.name
        )


def of_case(*, unique: bool = False) -> Any:
    return Field(foreign_key="application.id", ondelete="RESTRICT", index=not unique, unique=unique)


class Part(Record):
    """What of a form stands in a table of its own."""

    declared: ClassVar[tuple[fields.Field, ...]] = APPLICATION_FIELDS

    application_id: int = of_case(unique=True)


class ApplicationFlags(Part, table=True):
    """Two wishes nobody but HR needs to know; their cause is never asked for."""

    __tablename__ = "application_flags"
    __table_args__ = (STRICT,)

    priority: bool = False
    disability_heard: bool = False


class TeleworkAddress(Part, table=True):
    __tablename__ = "telework_address"
    __table_args__ = (STRICT,)

    street: str | None = None
    postcode: str | None = None
    city: str | None = None


PARTS: tuple[type[Part], ...] = (ApplicationFlags, TeleworkAddress)


def parts_of(session: Session, case: Application) -> list[Part]:
    return [session.scalars(select(part).where(part.application_id == case.id)).one() for part in PARTS]


def whole(session: Session, case: Application) -> dict[str, Any]:
    """Every value of the form, whichever table it stands in."""
    values = case.model_dump()
    for part in parts_of(session, case):
        values = {**part.model_dump(), **values}
    return values


@follows(Employee)
def _rename_applicant(session: Session, employee: Employee) -> None:
    """A new name is found in the list of cases, too."""
    for case in session.scalars(select(Application).where(col(Application.employee_id) == employee.id)):
        case.derive(session)
