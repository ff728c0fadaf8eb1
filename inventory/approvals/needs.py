"""What must be true before a step: each condition with the sentence that says what is missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inventory.approvals.states import State
from inventory.approvals.words import (
    POSITIVE_ANSWERS,
    ApplicationKind,
    Body,
    DataCategory,
    Intention,
    Mark,
    Result,
)
from inventory.fields import Values
from inventory.people.fields import StatusGroup


@dataclass(frozen=True)
class Involved:
    """One body that was asked about one intention, in its latest round."""

    due_on: date
    intention: Intention
    result: Result | None = None


@dataclass(frozen=True)
class Facts:
    """Everything the procedure looks at, on the day of a step.

    `said` names who had which say in the case so far, `held` counts its devices that are out.
    """

    state: State
    kind: ApplicationKind
    employee_id: int
    unit_id: int
    manager_id: int | None
    status: StatusGroup
    rules: Values
    values: Values
    today: date
    exit_on: date | None = None
    moved: bool = False
    last_on: date | None = None
    asked_in: State | None = None
    involved: Mapping[Body, Involved] = field(default_factory=dict)
    said: Mapping[Mark, frozenset[str]] = field(default_factory=dict)
    disability_heard: bool = False
    unsupplied: int = 0
    held: int = 0


@dataclass(frozen=True)
class Need:
    sentence: str
    met: Callable[[Facts], bool]


Check = Callable[[Facts, Mapping[str, Any]], dict[str, str]]
"""What is wrong with the answers of a step, by field."""


def _manager_known(facts: Facts) -> bool:
    return facts.manager_id is not None


def _privacy_seen(facts: Facts) -> bool:
    return facts.values["data_category"] is not DataCategory.SPECIAL or Mark.PRIVACY in facts.said


def _council(facts: Facts, intention: Intention) -> bool:
    asked = facts.involved.get(Body.COUNCIL)
    return asked is not None and asked.intention is intention and asked.result in POSITIVE_ANSWERS


def _others_heard(facts: Facts) -> bool:
    others = (it for body, it in facts.involved.items() if body is not Body.COUNCIL)
    return all(it.result is not None or it.due_on < facts.today for it in others)


def _approval_cleared(facts: Facts) -> bool:
    return not facts.rules["council_approves"] or _council(facts, Intention.APPROVE)


def _silence_counts(facts: Facts) -> bool:
    asked = facts.involved.get(Body.COUNCIL)
    return bool(facts.rules["deemed_consent"]) and asked is not None and asked.result is None


def _council_late(facts: Facts) -> bool:
    asked = facts.involved.get(Body.COUNCIL)
    return asked is not None and asked.due_on < facts.today


def _has_trial(facts: Facts) -> bool:
    return facts.kind is ApplicationKind.FIRST and facts.rules["trial_months"] > 0


MANAGER_KNOWN = Need("Zu dieser Person ist noch keine Führungskraft eingetragen.", _manager_known)
PRIVACY_SEEN = Need(
    "Bei besonders geschützten Daten fehlt noch die Stellungnahme des Datenschutzes.", _privacy_seen
)
MEANT_TO_APPROVE = Need(
    "Beabsichtigt ist eine Ablehnung; bitte zuerst eine Klärung einleiten.",
    lambda facts: facts.values["intention"] is Intention.APPROVE,
)
MEANT_TO_REFUSE = Need(
    "Für eine Ablehnung muss der Personalrat zuerst beteiligt werden.",
    lambda facts: facts.values["intention"] is Intention.REFUSE,
)
COUNCIL_ON_APPROVAL = Need("Die Zustimmung des Personalrats fehlt noch.", _approval_cleared)
COUNCIL_ON_REFUSAL = Need(
    "Ohne Zustimmung des Personalrats gibt es keine Ablehnung.",
    lambda facts: _council(facts, Intention.REFUSE),
)
COUNCIL_ON_REVOCATION = Need(
    "Ohne Zustimmung des Personalrats gibt es keinen Widerruf.", COUNCIL_ON_REFUSAL.met
)
OTHERS_HEARD = Need("Eine Anhörung steht noch aus.", _others_heard)
CONTESTED = Need(
    "Eine Klärung gibt es, wenn eine Ablehnung beabsichtigt ist oder der Personalrat nicht zustimmt.",
    lambda facts: (
        facts.values["intention"] is Intention.REFUSE
        or any(it.result is Result.WITHHELD for it in facts.involved.values())
    ),
)
ASKED = Need(
    "Beteiligt ist niemand, dessen Ergebnis noch fehlt.",
    lambda facts: any(it.result is None for it in facts.involved.values()),
)
SILENCE_COUNTS = Need(
    "Nach dieser Dienstvereinbarung gilt Schweigen hier nicht als Zustimmung.", _silence_counts
)
COUNCIL_LATE = Need("Die Frist des Personalrats läuft noch.", _council_late)
SUPPLIED = Need("Es fehlt noch ein Gerät.", lambda facts: facts.unsupplied == 0)
NOTHING_HELD = Need("Es sind noch nicht alle Geräte zurück.", lambda facts: facts.held == 0)
PRIVACY_ASKED = Need(
    "Der Datenschutz nimmt nur bei besonders geschützten Daten Stellung, und nur einmal.",
    lambda facts: facts.values["data_category"] is DataCategory.SPECIAL and Mark.PRIVACY not in facts.said,
)
TO_END = Need(
    "Das geht nur mit dem Antrag auf eine Beendigung.", lambda facts: facts.kind is ApplicationKind.END
)
TO_GO_ON = Need("Eine Beendigung wird nur bestätigt.", lambda facts: facts.kind is not ApplicationKind.END)
WITH_TRIAL = Need("Hier gibt es keine Probezeit.", _has_trial)
WITHOUT_TRIAL = Need("Der Vorgang beginnt mit der Probezeit.", lambda facts: not _has_trial(facts))
DEVICES_OUT = Need("Es ist kein Gerät zurückzugeben.", lambda facts: facts.held > 0)
BY_ITSELF = Need("Das geschieht von selbst, wenn der neue Vorgang aktiv wird.", lambda _facts: False)
