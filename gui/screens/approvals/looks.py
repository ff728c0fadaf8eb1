"""How the steps of a case look as actions, and what work a case is in each state."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from inventory.approvals.states import State, Step

if TYPE_CHECKING:
    from inventory.approvals.procedure import Offer


class Looks(NamedTuple):
    icon: str
    keys: str = ""


LOOKS = {
    Step.SUBMIT: Looks("check", "Ctrl+Shift+A"),
    Step.FORWARD: Looks("arrow-right", "Ctrl+Shift+W"),
    Step.CONFIRM_END: Looks("check-circle"),
    Step.GIVE_OPINION: Looks("note", "Ctrl+G"),
    Step.CAST_VOTE: Looks("check-square", "Ctrl+Shift+V"),
    Step.CHECK_IT: Looks("laptop", "Ctrl+I"),
    Step.CHECK_PRIVACY: Looks("shield-check", "Ctrl+Shift+D"),
    Step.ASK: Looks("question", "Ctrl+Shift+R"),
    Step.ANSWER: Looks("arrow-bend-up-left"),
    Step.INVOLVE: Looks("users", "Ctrl+Shift+B"),
    Step.RECORD_RESULT: Looks("note", "Ctrl+Shift+E"),
    Step.DEEM_CONSENT: Looks("clock"),
    Step.APPROVE: Looks("check-circle", "Ctrl+Shift+G"),
    Step.REFUSE: Looks("x-circle"),
    Step.CONCILIATE: Looks("users"),
    Step.RECONSIDER: Looks("arrow-counter-clockwise"),
    Step.SIGN: Looks("signature", "Ctrl+U"),
    Step.START_TRIAL: Looks("hand-arrow-up", "Ctrl+Shift+U"),
    Step.ACTIVATE: Looks("hand-arrow-up"),
    Step.PASS_TRIAL: Looks("check-circle"),
    Step.FAIL_TRIAL: Looks("x-circle"),
    Step.SUSPEND: Looks("clock"),
    Step.RESUME: Looks("arrow-right"),
    Step.START_REVOCATION: Looks("warning"),
    Step.DROP_REVOCATION: Looks("arrow-counter-clockwise"),
    Step.REVOKE: Looks("prohibit"),
    Step.END: Looks("sign-out"),
    Step.OPEN_RETURN: Looks("calendar-blank"),
    Step.CLOSE: Looks("archive"),
    Step.WITHDRAW: Looks("x"),
}
"""A step that follows from another case is nothing anybody presses."""


BESIDE = (Step.ASK, Step.WITHDRAW)
"""What is possible nearly always, and leads no case on its way."""


def leading_on(offers: "Sequence[Offer]") -> "Offer | None":
    """The usual step: an open answer, the first that can be taken, or the first that lacks something."""
    on = [it for it in offers if it.step not in BESIDE]
    on.sort(key=lambda it: (bool(it.missing), not it.missing and it.step is not Step.RECORD_RESULT))
    return on[0] if on else None


class Work(NamedTuple):
    """What is to be done with a case: in a word before the person's name, and as the verb of a button."""

    what: str
    verb: str
    icon: str


WORK: dict[State, Work] = {
    State.DRAFT: Work("Entwurf", "Fertigstellen", "pencil-simple"),
    State.SUBMITTED: Work("Eingang", "Weiterleiten", "file-text"),
    State.OPINION: Work("Stellungnahme", "Stellung nehmen", "note"),
    State.VOTE: Work("Votum", "Votieren", "check-square"),
    State.IT_CHECK: Work("IT-Prüfung", "Prüfen", "laptop"),
    State.HR_CHECK: Work("Prüfung", "Beteiligen", "users"),
    State.CLARIFICATION: Work("Rückfrage", "Antworten", "question"),
    State.PARTICIPATION: Work("Entscheidung", "Entscheiden", "check-circle"),
    State.CONCILIATION: Work("Klärung", "Klären", "users"),
    State.SIGNATURE: Work("Unterschrift", "Eintragen", "signature"),
    State.EQUIPMENT: Work("Übergabe", "Übergeben", "hand-arrow-up"),
    State.TRIAL: Work("Probezeit", "Bestätigen", "check-circle"),
    State.SUSPENDED: Work("Aussetzung", "Fortsetzen", "clock"),
    State.REVOKING: Work("Widerruf", "Widerrufen", "prohibit"),
    State.ENDED: Work("Ende", "Abschließen", "archive"),
    State.RETURN_OPEN: Work("Rückgabe", "Abschließen", "archive"),
}
ANSWER = Work("Beteiligung", "Eintragen", "note")
BEFORE: dict[tuple[State, str], Work] = {
    (State.PARTICIPATION, "unanswered"): ANSWER,
    (State.CONCILIATION, "unanswered"): ANSWER,
    (State.REVOKING, "unanswered"): ANSWER,
    (State.EQUIPMENT, "lacking"): Work("Übergabe", "Reservieren", "bookmark-simple"),
    (State.ENDED, "out"): Work("Ende", "Rückgabe vereinbaren", "calendar-blank"),
    (State.RETURN_OPEN, "out"): Work("Rückgabe", "Zurücknehmen", "hand-arrow-down"),
}
"""What comes first while this column of the list says yes."""
CONFIRM_END = Work("Beendigung", "Bestätigen", "check-circle")
PRIVACY = Work("Datenschutz", "Prüfen", "shield-check")
ENDING = Work("Endet", "", "calendar-blank")
