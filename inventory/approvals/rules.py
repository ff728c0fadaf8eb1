"""The table of the works agreement's versions."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlmodel import Field

from inventory import fields, text
from inventory.approvals.ruleset import RULESET_FIELDS
from inventory.approvals.words import Mark, WorkForm
from inventory.people.fields import StatusGroup
from inventory.store.columns import STRICT, Cents, Record, Words, derived, key_text, says


class Ruleset(Record, table=True):
    """One version of the works agreement; it holds until the next one begins."""

    listing: ClassVar[str] = "rulesets"
    declared: ClassVar[tuple[fields.Field, ...]] = RULESET_FIELDS

    name: str
    valid_from: date
    forms: tuple[WorkForm, ...] = Field(sa_type=Words(WorkForm))
    eligible: tuple[StatusGroup, ...] = Field(sa_type=Words(StatusGroup))
    mobile_percent: Decimal = Field(sa_type=Cents)
    telework_percent: Decimal = Field(sa_type=Cents)
    situational_days: int
    frame_from: str
    frame_until: str
    default_months: int
    max_months: int
    trial_months: int
    renewal_days: int
    reapply_months: int
    revocation_weeks: int
    telework_revocation_months: int
    notice_weeks: int
    clearing_weeks: int
    council_approves: bool
    deemed_consent: bool
    equality_heard: bool
    four_eyes: tuple[Mark, ...] = Field(default=(), sa_type=Words(Mark))
    total_days: int
    receipt_days: int
    opinion_days: int
    vote_days: int
    it_check_days: int
    hr_check_days: int
    clarification_days: int
    council_days: int
    disability_days: int
    equality_days: int
    conciliation_days: int
    signature_days: int
    equipment_days: int
    hearing_days: int
    return_days: int
    criteria: str | None = None
    search_text: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())

    __table_args__ = (
        sa.UniqueConstraint(
            "valid_from", info=says("Ab diesem Tag gibt es schon eine Fassung.", "valid_from")
        ),
        sa.CheckConstraint(
            "default_months <= max_months",
            name="months",
            info=says("Die übliche Befristung ist länger als die höchste.", "default_months"),
        ),
        sa.CheckConstraint(
            "frame_from < frame_until",
            name="frame",
            info=says("Die Rahmenzeit endet vor ihrem Beginn.", "frame_until"),
        ),
        STRICT,
    )

    @property
    def listed_name(self) -> str:
        return self.name

    def derive(self, session: Session) -> None:
        self.search_text = text.search_text(self.name)
