"""Tables of a case's way: its steps, what was said at them, who was asked, what it is supplied with."""

from datetime import date
from typing import ClassVar

import sqlalchemy as sa
from sqlmodel import Field

from inventory import fields
from inventory.actor import Role
from inventory.approvals.audience import CONTENT
from inventory.approvals.records import of_case
from inventory.approvals.states import State, Step
from inventory.approvals.words import Body, Equipment, Intention, Mark, Reason, Result, Vote
from inventory.rights import Right
from inventory.store.columns import STRICT, Record, says, word


class ReviewStep(Record, table=True):
    """One step on the way of a case; the way is numbered without a gap."""

    __tablename__ = "review_step"

    application_id: int = of_case()
    number: int
    step: Step = Field(sa_type=word(Step))
    source: State = Field(sa_type=word(State, "source"))
    target: State = Field(sa_type=word(State, "target"))
    role: Role = Field(sa_type=word(Role))
    login: str
    person_id: int | None = Field(default=None, foreign_key="employee.id", index=True)
    on: date
    due_on: date | None = None
    mark: Mark | None = Field(default=None, sa_type=word(Mark))

    __table_args__ = (
        sa.UniqueConstraint(
            "application_id", "number", info=says("Dieser Schritt wurde eben schon getan.", "on")
        ),
        STRICT,
    )


class ReviewOpinion(Record, table=True):
    """What was said at a step: vote, reasons, conditions."""

    __tablename__ = "review_opinion"
    declared: ClassVar[tuple[fields.Field, ...]] = tuple(
        fields.Field(name, label, who=CONTENT, masked=True)
        for name, label in (
            ("vote", "Votum"),
            ("reason", "Grund"),
            ("grounds", "Begründung"),
            ("conditions", "Auflagen"),
            ("balancing", "Abwägung"),
        )
    )

    step_id: int = Field(foreign_key="review_step.id", ondelete="RESTRICT", unique=True)
    vote: Vote | None = Field(default=None, sa_type=word(Vote))
    reason: Reason | None = Field(default=None, sa_type=word(Reason))
    grounds: str | None = None
    conditions: str | None = None
    balancing: str | None = None

    __table_args__ = (
        sa.CheckConstraint(
            "reason IS NULL OR length(grounds) >= 30",
            name="explained",
            info=says("Zu einem Grund gehört ein ganzer Satz.", "grounds"),
        ),
        STRICT,
    )


class Involvement(Record, table=True):
    """A body that was asked; `turn` counts how often the case was put to the bodies anew."""

    declared: ClassVar[tuple[fields.Field, ...]] = (
        fields.Field("result", "Ergebnis", fields.Kind.CHOICE, words=Result, who=CONTENT),
        fields.Field("result_on", "Ergebnis am", fields.Kind.DATE, who=CONTENT),
    )

    application_id: int = of_case()
    turn: int
    body: Body = Field(sa_type=word(Body))
    intention: Intention = Field(sa_type=word(Intention))
    asked_on: date
    due_on: date
    result: Result | None = Field(default=None, sa_type=word(Result))
    result_on: date | None = None

    __table_args__ = (
        sa.CheckConstraint(
            "(result IS NULL) = (result_on IS NULL) AND (result_on IS NULL OR result_on >= asked_on)",
            name="answered",
            info=says("Das Ergebnis liegt vor der Vorlage.", "on"),
        ),
        STRICT,
    )


class Provision(Record, table=True):
    """What a case needs: a device that is reserved or held for it, or the day it can be had."""

    kept_by: ClassVar[Right | None] = Right.SUPPLY
    declared: ClassVar[tuple[fields.Field, ...]] = (
        fields.Field("available_on", "Lieferbar ab", fields.Kind.DATE),
        fields.Field("device_id", "Gerät", fields.Kind.REFERENCE, refers_to="devices"),
    )

    application_id: int = of_case()
    equipment: Equipment = Field(sa_type=word(Equipment))
    device_id: int | None = Field(default=None, foreign_key="device.id", index=True)
    available_on: date | None = None

    __table_args__ = (
        sa.UniqueConstraint("application_id", "equipment"),
        sa.CheckConstraint(
            "device_id IS NOT NULL OR available_on IS NOT NULL",
            name="known",
            info=says("Was fehlt, braucht einen Tag, ab dem es lieferbar ist.", "available_on"),
        ),
        STRICT,
    )
