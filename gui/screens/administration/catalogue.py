"""What a declaration says of one kind of record that administration keeps."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from gui.look.tokens import Tone
from gui.screens.formdialog import FormDialog
from inventory.fields import Field, Values
from inventory.listing import Filter, Listing, Match, Query
from inventory.rights import Right

if TYPE_CHECKING:
    from gui.screens.administration.section import CatalogueSection
    from inventory.store.cards import RecordCard
    from inventory.store.database import Session


@dataclass(frozen=True)
class Kept:
    """A record on its card; `more` is what its own catalogue reads beside it."""

    card: "RecordCard"
    more: Any

    @property
    def key(self) -> int:
        return self.card.record_id

    @property
    def values(self) -> Mapping[str, Any]:
        return self.card.values

    @property
    def texts(self) -> Mapping[str, str]:
        return self.card.texts


@dataclass(frozen=True)
class Standing:
    """What the card says first about a record, in words and in a tone."""

    headline: str
    sentence: str
    tone: Tone


@dataclass(frozen=True)
class Use:
    """A list with records that belong here: `refers` to this one, `column` shows its name."""

    listing: Listing
    refers: str
    column: str
    where: str = ""

    def query(self, name: str) -> Query:
        return Query(filters=(Filter(self.column, Match.ANY_OF, (name,)),))


Ask = Callable[["CatalogueSection", Kept], object]


def _always(_kept: Kept) -> bool:
    return True


def _never_fixed(_kept: Kept) -> str:
    return ""


def _nothing(*_unused: object) -> tuple[()]:
    return ()


def _no_values(_session: "Session") -> Values:
    return {}


@dataclass(frozen=True)
class Verb:
    """What can be done with one record beside correcting it; what is `usual` comes before that."""

    text: str
    icon: str
    keys: str
    ask: Ask
    offered: Callable[[Kept], bool] = _always
    usual: bool = False


@dataclass(frozen=True)
class Catalogue:
    """One kind of record: its list, its fields, who keeps it, and what its card says.

    Without `new` nothing is ever added, and the one record there is has no list.
    """

    listing: Listing
    icon: str
    right: Right
    fields: tuple[Field, ...]
    named_by: tuple[str, ...]
    correct: Callable[["Session", int, Values, Values], Any]
    standing: Callable[[Kept, date], Standing]
    title: str = ""
    """What its tab is called, where that is not the name of the list."""
    identified_by: tuple[str, ...] = ()
    new: str = ""
    add: Callable[["Session", Values], Any] = _nothing
    begins: Callable[["Session"], Values] = _no_values
    """The values that the form of a new record begins with."""
    dialog: type[FormDialog] = FormDialog
    fixed: Callable[[Kept], str] = _never_fixed
    """Why a record can be corrected no more; empty while it can."""
    uses: tuple[Use, ...] = ()
    verbs: tuple[Verb, ...] = ()
    more: Callable[["Session", int], Any] = _nothing
    parts: Callable[["CatalogueSection", Kept], Iterable[QWidget]] = _nothing
    """What the card shows beside the fields."""

    def name(self, kept: Kept) -> str:
        return " ".join(text for it in self.named_by if (text := kept.texts[it]))

    def identity(self, kept: Kept) -> str:
        return " · ".join(text for it in self.identified_by if (text := kept.texts[it]))
