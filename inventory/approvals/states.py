"""Where a case stands, and the steps that move it."""

from inventory.fields import Word


class State(Word):
    DRAFT = "entwurf", "Entwurf"
    SUBMITTED = "eingereicht", "Eingereicht"
    OPINION = "stellungnahme_fk", "Stellungnahme"
    VOTE = "votum_leitung", "Votum"
    IT_CHECK = "pruefung_it", "IT-Prüfung"
    HR_CHECK = "pruefung_hr", "Prüfung Personal"
    CLARIFICATION = "rueckfrage", "Rückfrage"
    PARTICIPATION = "beteiligung", "Beteiligung"
    CONCILIATION = "klaerung", "Klärung"
    SIGNATURE = "zur_unterschrift", "Zur Unterschrift"
    EQUIPMENT = "ausstattung", "Ausstattung"
    TRIAL = "aktiv_probezeit", "Aktiv, Probezeit"
    ACTIVE = "aktiv", "Aktiv"
    SUSPENDED = "ausgesetzt", "Ausgesetzt"
    REVOKING = "widerruf_eingeleitet", "Widerruf eingeleitet"
    ENDED = "beendet", "Beendet"
    RETURN_OPEN = "rueckgabe_offen", "Rückgabe offen"
    CLOSED = "abgeschlossen", "Abgeschlossen"
    REFUSED = "abgelehnt", "Abgelehnt"
    WITHDRAWN = "zurueckgezogen", "Zurückgezogen"


REVIEWED = (State.SUBMITTED, State.OPINION, State.VOTE, State.IT_CHECK, State.HR_CHECK)
"""Where somebody reviews, and may ask back."""
PENDING = (
    *REVIEWED,
    State.CLARIFICATION,
    State.PARTICIPATION,
    State.CONCILIATION,
    State.SIGNATURE,
    State.EQUIPMENT,
)
RUNNING = (State.TRIAL, State.ACTIVE, State.SUSPENDED, State.REVOKING)
"""Approved and not at an end: a person has at most one of these."""
WORKING = (State.TRIAL, State.ACTIVE, State.REVOKING)
NOTICE_GIVEN = (State.ENDED, State.RETURN_OPEN)
"""At an end, but perhaps only from a later day on."""
OVER = (State.ENDED, State.RETURN_OPEN, State.CLOSED, State.REFUSED, State.WITHDRAWN)


class Step(Word):
    SUBMIT = "einreichen", "Einreichen"
    FORWARD = "weiterleiten", "An Führungskraft weiterleiten"
    CONFIRM_END = "ende_bestaetigen", "Beendigung bestätigen"
    GIVE_OPINION = "stellung_nehmen", "Stellung nehmen"
    CAST_VOTE = "votieren", "Votum abgeben"
    CHECK_IT = "it_pruefen", "IT-Prüfung abschließen"
    CHECK_PRIVACY = "datenschutz_pruefen", "Datenschutz prüfen"
    ASK = "nachfragen", "Nachfragen"
    ANSWER = "beantworten", "Antwort eintragen"
    INVOLVE = "beteiligen", "Beteiligen"
    RECORD_RESULT = "ergebnis_eintragen", "Ergebnis eintragen"
    DEEM_CONSENT = "fiktion_feststellen", "Zustimmung durch Fristablauf feststellen"
    APPROVE = "genehmigen", "Genehmigen"
    REFUSE = "ablehnen", "Ablehnen"
    CONCILIATE = "klaeren", "Klärung einleiten"
    RECONSIDER = "neu_pruefen", "Neu prüfen"
    SIGN = "unterschrieben", "Unterschriften eintragen"
    START_TRIAL = "probezeit_beginnen", "Übergeben, Probezeit beginnen"
    ACTIVATE = "aktivieren", "Übergeben und aktivieren"
    PASS_TRIAL = "probezeit_bestehen", "Probezeit bestätigen"
    FAIL_TRIAL = "probezeit_beenden", "In der Probezeit beenden"
    SUSPEND = "aussetzen", "Aussetzen"
    RESUME = "fortsetzen", "Fortsetzen"
    START_REVOCATION = "widerruf_einleiten", "Widerruf einleiten"
    DROP_REVOCATION = "widerruf_fallenlassen", "Widerruf fallen lassen"
    REVOKE = "widerrufen", "Widerrufen"
    END = "beenden", "Beenden"
    SUCCEED = "abloesen", "Ablösen"
    OPEN_RETURN = "rueckgabe_oeffnen", "Rückgabe vereinbaren"
    CLOSE = "abschliessen", "Abschließen"
    WITHDRAW = "zurueckziehen", "Zurückziehen"


DONE = {
    Step.SUBMIT: "Antrag eingereicht",
    Step.FORWARD: "An die Führungskraft weitergeleitet",
    Step.CONFIRM_END: "Beendigung bestätigt",
    Step.GIVE_OPINION: "Stellungnahme der Führungskraft",
    Step.CAST_VOTE: "Votum der Fachbereichsleitung",
    Step.CHECK_IT: "IT-Prüfung abgeschlossen",
    Step.CHECK_PRIVACY: "Datenschutz geprüft",
    Step.ASK: "Nachgefragt",
    Step.ANSWER: "Rückfrage beantwortet",
    Step.INVOLVE: "Beteiligung eingeleitet",
    Step.RECORD_RESULT: "Ergebnis der Beteiligung eingetragen",
    Step.DEEM_CONSENT: "Zustimmung durch Fristablauf festgestellt",
    Step.APPROVE: "Genehmigt",
    Step.REFUSE: "Abgelehnt",
    Step.CONCILIATE: "Klärung eingeleitet",
    Step.RECONSIDER: "Nach Klärung neu geprüft",
    Step.SIGN: "Unterschriften eingetragen",
    Step.START_TRIAL: "Übergeben, Probezeit begonnen",
    Step.ACTIVATE: "Übergeben und aktiv",
    Step.PASS_TRIAL: "Probezeit bestanden",
    Step.FAIL_TRIAL: "In der Probezeit beendet",
    Step.SUSPEND: "Ausgesetzt",
    Step.RESUME: "Fortgesetzt",
    Step.START_REVOCATION: "Widerruf eingeleitet",
    Step.DROP_REVOCATION: "Widerruf fallen gelassen",
    Step.REVOKE: "Widerrufen",
    Step.END: "Beendet",
    Step.SUCCEED: "Durch einen neuen Vorgang abgelöst",
    Step.OPEN_RETURN: "Rückgabe vereinbart",
    Step.CLOSE: "Abgeschlossen",
    Step.WITHDRAW: "Zurückgezogen",
}
"""What a booking of the step is called, and what the way of a case shows."""
