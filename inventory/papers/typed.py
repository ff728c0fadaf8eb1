"""What stands in the fields of a file, read where the file can do no harm."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from inventory.errors import Refused
from inventory.papers.code import read as read_code
from inventory.papers.likeness import Twisted, fields, likeness
from inventory.papers.sheets import LOCKED, opened

MOST_PAGES = 20
LONGEST = 20_000
"""Letters of a value; honest forms hold fewer."""
FOREIGN = "Diese Datei ist kein Antragsformular aus diesem Programm."
SCRIPTED = "Diese Datei enthält Befehle, die ein Antragsformular nicht braucht. Sie wird nicht gelesen."
_ACTIVE = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/RichMediaExecute")


@dataclass(frozen=True)
class Typed:
    """Texts by the names of fields, where a tick says yes or nothing; and what else the file is known by."""

    texts: Mapping[str, str] = field(default_factory=dict)
    criteria: tuple[str, ...] = ()
    disputed: frozenset[str] = frozenset()
    signed: bool = False
    number: str = ""
    likeness: str = ""
    damaged: bool = False


def typed_in(data: bytes) -> Iterator[Typed]:
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
            yield _typed(pdf, data)
    except pikepdf.PasswordError:
        raise Refused(LOCKED) from None
    except Twisted:
        raise Refused(FOREIGN) from None
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RecursionError):
        yield Typed(damaged=True)


def _typed(pdf: pikepdf.Pdf, data: bytes) -> Typed:
    found = list(fields(pdf))
    if not found:
        return Typed()
    if len(pdf.pages) > MOST_PAGES:
        raise Refused(FOREIGN)
    if any(_is_active(it) for it in pdf.objects):
        raise Refused(SCRIPTED)
    texts: dict[str, str] = {}
    criteria: dict[int, str] = {}
    disputed, signed = set(), False
    for name, widget, inherited in found:
        kind, value = inherited.get("/FT"), inherited.get("/V")
        if kind == "/Sig":
            signed = signed or value is not None
            continue
        texts[name] = _ticked(value) if kind == "/Btn" else _text(value)
        if kind == "/Btn" and bool(texts[name]) != bool(_ticked(widget.get("/AS"))):
            disputed.add(name)
        label, _, place = name.rpartition("_")
        if label == "obstacles" and place.isdecimal():
            criteria[int(place)] = str(inherited.get("/TU", "")).partition(": ")[2]
    return Typed(
        texts,
        tuple(text for _place, text in sorted(criteria.items())),
        frozenset(disputed),
        signed,
        _number(data),
        likeness(pdf) if texts else "",
    )


def _is_active(it: Any) -> bool:
    """Whether an object makes a viewer do something by itself."""
    return isinstance(it, pikepdf.Dictionary) and ("/JS" in it or it.get("/S") in _ACTIVE)


def _ticked(value: Any) -> str:
    return "ja" if value is not None and str(value) not in ("/Off", "") else ""


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, pikepdf.Stream):
        return _lines(str(pikepdf.String(value.read_bytes())))
    if isinstance(value, pikepdf.Array):
        return ", ".join(map(str, value))
    return _lines(str(value))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")[:LONGEST]


def _number(data: bytes) -> str:
    """As the foot of the first page says it in letters."""
    with opened(data) as sheets:
        words = sheets.letters(0).text.split()
    found = next(filter(None, map(read_code, words)), None)
    return found.number if found else ""
