"""How the steps of a case look as actions: icon, keys, and the short verb of a button."""

from typing import NamedTuple

from inventory.approvals.states import State, Step


class Looks(NamedTuple):
    icon: str
    keys: str = ""
    verb: str = ""


LOOKS = {
    Step.SUBMIT: Looks("check", "Ctrl+E", "Einreichen"),
    Step.FORWARD: Looks("arrow-right", "Ctrl+Shift+W", "Weiterleiten"),
    Step.CONFIRM_END: Looks("check-circle", "", "Bestätigen"),
    Step.GIVE_OPINION: Looks("note", "Ctrl+G", "Stellung nehmen"),
    Step.CAST_VOTE: Looks("check-square", "Ctrl+Shift+V", "Votieren"),
    Step.CHECK_IT: Looks("laptop", "Ctrl+I", "Prüfen"),
    Step.CHECK_PRIVACY: Looks("shield-check", "Ctrl+Shift+D", "Prüfen"),
    Step.ASK: Looks("question", "Ctrl+Shift+R", "Nachfragen"),
    Step.ANSWER: Looks("arrow-bend-up-left", "", "Antworten"),
    Step.INVOLVE: Looks("users", "Ctrl+Shift+B", "Beteiligen"),
    Step.RECORD_RESULT: Looks("note", "Ctrl+Shift+E", "Eintragen"),
    Step.DEEM_CONSENT: Looks("clock", "", "Feststellen"),
    Step.APPROVE: Looks("check-circle", "Ctrl+Shift+G", "Genehmigen"),
    Step.REFUSE: Looks("x-circle", "", "Ablehnen"),
    Step.CONCILIATE: Looks("users", "", "Klären"),
    Step.RECONSIDER: Looks("arrow-counter-clockwise", "", "Neu prüfen"),
    Step.SIGN: Looks("signature", "Ctrl+U", "Eintragen"),
    Step.START_TRIAL: Looks("hand-arrow-up", "Ctrl+Shift+U", "Übergeben"),
    Step.ACTIVATE: Looks("hand-arrow-up", "", "Übergeben"),
    Step.PASS_TRIAL: Looks("check-circle", "", "Bestätigen"),
    Step.FAIL_TRIAL: Looks("x-circle", "", "Beenden"),
    Step.SUSPEND: Looks("clock", "", "Aussetzen"),
    Step.RESUME: Looks("arrow-right", "", "Fortsetzen"),
    Step.START_REVOCATION: Looks("warning", "", "Widerruf"),
    Step.DROP_REVOCATION: Looks("arrow-counter-clockwise", "", "Fallen lassen"),
    Step.REVOKE: Looks("prohibit", "", "Widerrufen"),
    Step.END: Looks("sign-out", "", "Beenden"),
    Step.OPEN_RETURN: Looks("calendar-blank", "", "Vereinbaren"),
    Step.CLOSE: Looks("archive", "", "Abschließen"),
    Step.WITHDRAW: Looks("x", "", "Zurückziehen"),
}
"""A step that follows from another case is nothing anybody presses."""

WHAT: dict[State, str] = {
    State.DRAFT: "Entwurf",
    State.SUBMITTED: "Eingang",
    State.OPINION: "Stellungnahme",
    State.VOTE: "Votum",
    State.IT_CHECK: "IT-Prüfung",
    State.HR_CHECK: "Entscheidung",
    State.CLARIFICATION: "Rückfrage",
    State.PARTICIPATION: "Beteiligung",
    State.CONCILIATION: "Klärung",
    State.SIGNATURE: "Unterschrift",
    State.EQUIPMENT: "Übergabe",
    State.TRIAL: "Probezeit",
    State.ACTIVE: "Aktiv",
    State.SUSPENDED: "Aussetzung",
    State.REVOKING: "Widerruf",
    State.ENDED: "Ende",
    State.RETURN_OPEN: "Rückgabe",
}
"""What is to be done with a case, in one word before the name of the person."""
