"""What the steps of a case ask for."""

from typing import Any

from inventory.approvals.words import Body, EndReason, Intention, ItCheck, Reason, Result, SignatureForm, Vote
from inventory.devices.fields import Accessory
from inventory.fields import Condition, Field, Kind, Values, always

SHORTEST = 30
"""Letters below which a text gives no reason."""
LONGEST = 4000


def _explained(value: Any) -> str | None:
    if len(value.strip()) >= SHORTEST:
        return None
    return f"Bitte in einem ganzen Satz begründen, mit mindestens {SHORTEST} Zeichen."


def _text(name: str, label: str, needed: Condition = always, hint: str = "") -> Field:
    return Field(
        name,
        label,
        Kind.PROSE,
        required_if=needed,
        shown_if=needed,
        rule=_explained,
        max_length=LONGEST,
        hint=hint,
    )


def _objected(values: Values) -> bool:
    return values.get("vote") in (Vote.CONDITIONALLY, Vote.AGAINST)


def _conditional(values: Values) -> bool:
    return values.get("vote") == Vote.CONDITIONALLY


def _refusing(values: Values) -> bool:
    return values.get("intention") == Intention.REFUSE


def _withheld(values: Values) -> bool:
    return values.get("result") in (Result.WITHHELD, Result.DISCUSSION)


def _reason(needed: Condition = always) -> Field:
    return Field("reason", "Grund", Kind.CHOICE, required_if=needed, shown_if=needed, words=Reason)


ON = Field("on", "Am", Kind.DATE, required=True)
NOTE = Field("grounds", "Vermerk", Kind.PROSE, max_length=LONGEST)
QUESTION = Field("grounds", "Was noch fehlt", Kind.PROSE, required=True, max_length=LONGEST)
REPLY = Field("grounds", "Antwort", Kind.PROSE, required=True, max_length=LONGEST)
BECAUSE = _text("grounds", "Begründung")

VOTE = (
    Field("vote", "Votum", Kind.CHOICE, required=True, words=Vote),
    _reason(_objected),
    _text("grounds", "Begründung", _objected),
    Field(
        "conditions",
        "Auflagen",
        Kind.PROSE,
        required_if=_conditional,
        shown_if=_conditional,
        max_length=LONGEST,
        hint="eine je Absatz",
    ),
)
IT = (
    Field("checks", "Geprüft", Kind.CHOICES, words=ItCheck),
    Field("available_on", "Fehlendes lieferbar ab", Kind.DATE, hint="nötig, wenn nicht alles auf Lager ist"),
)
INTENTION = (
    Field("intention", "Beabsichtigt", Kind.CHOICE, required=True, words=Intention),
    _reason(_refusing),
    _text("grounds", "Begründung", _refusing),
)
RESULT = (
    Field("body", "Wer", Kind.CHOICE, required=True, words=Body),
    Field("result", "Ergebnis", Kind.CHOICE, required=True, words=Result),
    _text("grounds", "Gründe", _withheld),
)
APPROVAL = (Field("conditions", "Auflagen", Kind.PROSE, max_length=LONGEST, hint="eine je Absatz"),)
REFUSAL = (
    _reason(),
    BECAUSE,
    _text("balancing", "Mildere Mittel", hint="geringerer Umfang, andere Tage: warum sie nicht reichen"),
)
SIGNATURES = (
    Field("agreed_on", "Alle Unterschriften liegen vor seit", Kind.DATE, required=True),
    Field("agreed_as", "Form der Unterschriften", Kind.CHOICE, required=True, words=SignatureForm),
)
HANDOVER = (
    Field("handed_over_on", "Übergabe unterschrieben am", Kind.DATE, required=True),
    Field("pledged_on", "Verpflichtung unterschrieben am", Kind.DATE, required=True),
    Field("briefed_on", "Unterweisung am", Kind.DATE, required=True),
    Field("accessories", "Zubehör", Kind.CHOICES, words=Accessory),
)
SUSPENSION = (
    BECAUSE,
    Field("suspended_from", "Ausgesetzt ab", Kind.DATE, required=True),
    Field("suspended_until", "Ausgesetzt bis", Kind.DATE, required=True),
)
REVOCATION_BEGUN = (_reason(), BECAUSE, Field("hearing_on", "Anhörung bis", Kind.DATE, required=True))
REVOCATION = (
    _reason(),
    BECAUSE,
    _text("balancing", "Interessenabwägung"),
    Field("heard_on", "Angehört am", Kind.DATE, required=True),
    Field("effective_on", "Wirksam zum", Kind.DATE, required=True, hint="nach Ablauf der Frist"),
)
TRIAL_FAILED = (_reason(), BECAUSE, Field("effective_on", "Wirksam zum", Kind.DATE, required=True))
ENDING = (
    Field("end_reason", "Grund", Kind.CHOICE, required=True, words=EndReason),
    Field("effective_on", "Wirksam zum", Kind.DATE, required=True),
)
RETURN = (Field("return_on", "Rückgabe bis", Kind.DATE, required=True),)
