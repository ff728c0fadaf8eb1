"""Tables of the papers: what was made and the devices it is about, its files, the city's own words."""

from datetime import date
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel, col, select

from inventory import fields, text
from inventory.approvals.records import Application
from inventory.approvals.words import Body, Paper
from inventory.errors import Refused
from inventory.papers.words import FileKind
from inventory.people.records import Employee
from inventory.store.columns import KEY, STRICT, Record, derived, key_text, says, word
from inventory.store.history import follows

CHANGES = frozenset({"signed_on", "superseded_by_id", "search_text"})
"""All that ever changes of a paper."""


def _refuse_change(record: Record, allowed: frozenset[str] = frozenset()) -> None:
    if sa.inspect(record).committed_state.keys() - allowed:
        raise Refused("Ein Papier bleibt, wie es ist. Bitte erstellen Sie es neu.")


class KeptPaper(Record, table=True):
    """A paper as it was made; `occasion` is what it was made for: the step of its case, the handing over.

    A later paper of the same kind for the same occasion supersedes it.
    """

    __tablename__ = "paper"
    listing: ClassVar[str] = "papers"
    declared: ClassVar[tuple[fields.Field, ...]] = (
        fields.Field("number", "Papier", fields.Kind.CODE),
        fields.Field("kind", "Art", fields.Kind.CHOICE, words=Paper),
        fields.Field("on", "Datum", fields.Kind.DATE),
        fields.Field("signed_on", "Unterschrieben am", fields.Kind.DATE),
        fields.Field("superseded_by_id", "Ersetzt durch", fields.Kind.REFERENCE, refers_to="papers"),
    )

    number: str
    kind: Paper = Field(sa_type=word(Paper))
    application_id: int | None = Field(default=None, foreign_key="application.id", sa_type=KEY, index=True)
    employee_id: int | None = Field(default=None, foreign_key="employee.id", sa_type=KEY, index=True)
    body: Body | None = Field(default=None, sa_type=word(Body))
    occasion: int = Field(sa_type=KEY)
    on: date
    login: str
    wording: str
    facts: str = Field(sa_type=sa.Text, sa_column_kwargs=derived())
    sha256: str
    signed_on: date | None = None
    superseded_by_id: int | None = Field(default=None, foreign_key="paper.id", sa_type=KEY, index=True)
    search_text: str = Field(default="", sa_type=key_text(), sa_column_kwargs=derived())

    __table_args__ = (
        sa.UniqueConstraint("number", info=says("Diese Nummer hat schon ein anderes Papier.", "number")),
        sa.Index(None, "kind", "signed_on", "id"),
        STRICT,
    )

    @property
    def listed_name(self) -> str:
        return f"{self.kind.label} {self.number}"

    def refuse_leaving(self, session: Session) -> None:
        if self in session.deleted:
            raise Refused("Ein erstelltes Papier bleibt aufgehoben. Ein neues kann es ersetzen.")
        _refuse_change(self, CHANGES)

    def derive(self, session: Session) -> None:
        case = session.get_one(Application, self.application_id) if self.application_id else None
        person = session.get_one(Employee, self.employee_id) if self.employee_id else None
        self.search_text = text.search_text(
            self.number,
            self.kind.label,
            case.case_no if case else None,
            person.last_name if person else None,
            person.first_name if person else None,
        )


class PaperDevice(SQLModel, table=True):
    """A device a paper is about."""

    __tablename__ = "paper_device"
    __table_args__ = (STRICT,)

    paper_id: int = Field(primary_key=True, foreign_key="paper.id", sa_type=KEY)
    device_id: int = Field(primary_key=True, foreign_key="device.id", sa_type=KEY, index=True)


class PaperFile(Record, table=True):
    """One file of a paper: as it was made, or as it came back signed. Its bytes never change.

    `source_sha256` is that of the file it was cut out of, by which that file is known when it comes again.
    """

    __tablename__ = "paper_file"

    paper_id: int = Field(foreign_key="paper.id", sa_type=KEY, ondelete="RESTRICT")
    kind: FileKind = Field(sa_type=word(FileKind))
    on: date
    login: str
    sha256: str
    size: int
    source_sha256: str | None = Field(default=None, index=True)
    content: bytes = Field(sa_type=sa.LargeBinary, sa_column_kwargs=derived())

    __table_args__ = (
        sa.UniqueConstraint(
            "paper_id", "sha256", info=says("Diese Datei liegt schon bei dem Papier.", "sha256")
        ),
        sa.Index(None, "sha256"),
        sa.Index(
            "uq_paper_file_made",
            "paper_id",
            unique=True,
            sqlite_where=sa.text("kind = 'erstellt'"),
            postgresql_where=sa.text("kind = 'erstellt'"),
        ),
        STRICT,
    )

    def refuse_leaving(self, session: Session) -> None:
        """What was filed by mistake may be taken back; what was made stays."""
        if self in session.deleted and self.kind is FileKind.MADE:
            raise Refused("Ein erstelltes Papier bleibt aufgehoben. Ein neues kann es ersetzen.")
        _refuse_change(self)

    def derive(self, session: Session) -> None:
        if not self.content:
            raise Refused("Die Datei ist nicht mehr da. Bitte legen Sie sie noch einmal ab.")


class OwnWording(Record, table=True):
    """The texts of a paper in the city's own words, by where they stand; the newest number counts."""

    __tablename__ = "wording"

    paper: Paper = Field(sa_type=word(Paper))
    number: int
    texts: str = Field(sa_type=sa.Text)

    __table_args__ = (
        sa.UniqueConstraint(
            "paper", "number", info=says("Jemand anderes hat diese Texte eben geändert.", "texts")
        ),
        STRICT,
    )

    def refuse_leaving(self, session: Session) -> None:
        raise Refused(
            "Eine Fassung bleibt aufgehoben, weil Papiere von ihr zeugen. "
            "Bitte kehren Sie zu einer früheren Fassung zurück."
        )


@follows(Employee)
def _rename_person(session: Session, employee: Employee) -> None:
    """A new name finds older papers, too."""
    for paper in session.scalars(select(KeptPaper).where(col(KeptPaper.employee_id) == employee.id)):
        paper.derive(session)
