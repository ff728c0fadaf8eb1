"""The procedure as the handbook tells it: every state with its steps, in the words of the table."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from inventory.approvals import needs, order
from inventory.approvals.cells import Transition
from inventory.approvals.needs import Need
from inventory.approvals.procedure import PROCEDURE, WAITS_FOR
from inventory.approvals.ruleset import Deadline, first_version
from inventory.approvals.stages import Stage
from inventory.approvals.states import State, Step
from inventory.fields import Field, always, never

TITLE = "Verfahren"
WIDTH = 120
LEAD = (
    "Jeder Vorgang hat einen Stand, und in jedem Stand gibt es bestimmte Schritte. Diese Seite nennt alle: "
    "wer einen Schritt gehen darf, was er braucht, was danach kommt und welches Papier dazugehört. "
    "Das Programm bietet nur an, was gerade geht; was noch fehlt, sagt es auf der Karte."
)
RULES = (
    "**Tag:** Jeder Schritt fragt nach „Am“; vorgeschlagen ist heute. "
    "Der Tag liegt nie vor dem vorigen Schritt und nie in der Zukunft.",
    "**Eigene Sache:** Niemand entscheidet über den eigenen Antrag mit, auch nicht in Vertretung. "
    "Wo Antragsteller/in steht, darf den Schritt auch die Person selbst gehen, "
    "wenn ihr Konto den Vorgang sieht.",
    "**Vier Augen:** Stellungnahme, Votum, IT-Prüfung und Entscheidung kommen von verschiedenen Personen, "
    "soweit die Dienstvereinbarung es verlangt.",
    "**Frist:** In Klammern stehen die Tage der mitgelieferten Dienstvereinbarung. Es gilt die Fassung, "
    "unter der der Antrag eingereicht wurde. Endet eine Frist am Wochenende oder an einem Feiertag, "
    "gilt der nächste Werktag. Ist sie abgelaufen, erinnert das Programm daran; es entscheidet nie.",
    "**Papier:** Eine Genehmigung bekommen Beamtinnen und Beamte, alle anderen eine Zusatzvereinbarung.",
)
WAY = "Auf der Karte steht der Weg bis zum Arbeitsbeginn in sechs Wörtern: {stages}."
MEANS = {
    State.DRAFT: "Der Antrag ist begonnen und noch nicht eingereicht. Er darf unvollständig sein.",
    State.SUBMITTED: "Der Antrag ist vollständig da und hat seine Vorgangsnummer.",
    State.OPINION: "Die Führungskraft sagt, ob Aufgaben und Team es zulassen.",
    State.VOTE: "Die Fachbereichsleitung votiert.",
    State.IT_CHECK: "Die IT prüft die Voraussetzungen. Was auf Lager ist, wird dabei reserviert.",
    State.HR_CHECK: "Personal legt fest, was beabsichtigt ist. Auf „Beteiligen“ folgt die Entscheidung: "
    "gleich, wenn niemand zu fragen ist, sonst nach den Antworten.",
    State.CLARIFICATION: "Jemand hat nachgefragt. Die Fristen stehen still. Der Antrag lässt sich ändern.",
    State.PARTICIPATION: "Gefragt wird, wen es angeht: der Personalrat bei jeder Ablehnung und, wenn die "
    "Dienstvereinbarung es so will, bei Genehmigungen; die Schwerbehindertenvertretung auf Wunsch; die "
    "Gleichstellungsbeauftragte, wenn die Dienstvereinbarung es so will.",
    State.CONCILIATION: "Eine beabsichtigte Ablehnung oder ein Nein des Personalrats wird besprochen.",
    State.SIGNATURE: "Es ist genehmigt. Jetzt fehlen die Unterschriften.",
    State.EQUIPMENT: "Alles ist unterschrieben. Die IT übergibt die Geräte.",
    State.TRIAL: "Die Person arbeitet zu Hause, zunächst auf Probe.",
    State.ACTIVE: "Die Person arbeitet zu Hause.",
    State.SUSPENDED: "Die Arbeit zu Hause ruht bis zu einem Tag.",
    State.REVOKING: "Die Genehmigung soll widerrufen werden. Die Person wird angehört, der Personalrat "
    "gefragt, auf Wunsch auch die Schwerbehindertenvertretung.",
    State.ENDED: "Die Arbeit zu Hause endet oder ist zu Ende. Die Geräte des Vorgangs kommen zurück.",
    State.RETURN_OPEN: "Der Tag der Rückgabe ist vereinbart.",
    State.CLOSED: "Fertig: Es ist nichts mehr offen.",
    State.REFUSED: "Fertig. Ein neuer Antrag geht nach der Sperrfrist der Dienstvereinbarung, früher nur mit "
    "neuen Tatsachen.",
    State.WITHDRAWN: "Fertig: Der Antrag ist zurückgenommen.",
}
"""What a state means to those who have never seen one."""
NEEDED: dict[Need, str] = {
    needs.MANAGER_KNOWN: "Die Person hat eine Führungskraft.",
    needs.PRIVACY_SEEN: "Bei besonders geschützten Daten hat der Datenschutz Stellung genommen.",
    needs.MEANT_TO_APPROVE: "Beabsichtigt ist eine Genehmigung.",
    needs.MEANT_TO_REFUSE: "Beabsichtigt ist eine Ablehnung.",
    needs.COUNCIL_ON_APPROVAL: "Der Personalrat hat zugestimmt, sofern Genehmigungen einzeln zu ihm gehen.",
    needs.COUNCIL_ON_REFUSAL: "Der Personalrat hat zugestimmt, oder sein Schweigen gilt als Zustimmung.",
    needs.COUNCIL_ON_REVOCATION: "Der Personalrat hat zugestimmt, oder sein Schweigen gilt als Zustimmung.",
    needs.OTHERS_HEARD: "Wer sonst gefragt ist, hat geantwortet, oder die Frist dafür ist um.",
    needs.CONTESTED: "Beabsichtigt ist eine Ablehnung, oder der Personalrat stimmt nicht zu.",
    needs.ASKED: "Jemand ist gefragt und hat noch nicht geantwortet.",
    needs.SILENCE_COUNTS: "Der Personalrat hat nicht geantwortet, und die Dienstvereinbarung lässt sein "
    "Schweigen gelten.",
    needs.COUNCIL_LATE: "Die Frist des Personalrats ist um.",
    needs.SUPPLIED: "Alle Geräte sind da.",
    needs.NOTHING_HELD: "Alle Geräte sind zurück.",
    needs.PRIVACY_ASKED: "Es geht um besonders geschützte Daten, und der Datenschutz war noch nicht gefragt.",
    needs.TO_END: "Beantragt ist eine Beendigung.",
    needs.TO_GO_ON: "Beantragt ist keine Beendigung.",
    needs.WITH_TRIAL: "Erstantrag, und die Dienstvereinbarung sieht eine Probezeit vor.",
    needs.WITHOUT_TRIAL: "Keine Probezeit.",
    needs.DEVICES_OUT: "Die Person hat noch Geräte des Vorgangs.",
    needs.BY_ITSELF: "Ein neuer Vorgang derselben Person wird aktiv.",
}
CHECKED: dict[str, str] = {
    "not_after_the_step.<locals>.check": "Kein Tag liegt nach dem Schritt.",
    order.asked_and_open.__qualname__: "",  # its need says as much
    order.lawful_form.__qualname__: "Eine Zusatzvereinbarung ist auf Papier oder mit qualifizierter "
    "elektronischer Signatur unterschrieben.",
    order.a_span.__qualname__: "Das Ende liegt nicht vor dem Beginn.",
    order.revocation_period.__qualname__: "Die Frist des Widerrufs ist eingehalten.",
    order.return_ahead.__qualname__: "Der Tag der Rückgabe liegt nicht vor dem Ende.",
    order.not_in_the_past.__qualname__: "Wirksam wird es frühestens am Tag des Schritts.",
    order.hearing_ahead.__qualname__: "Für die Anhörung bleibt Zeit.",
    order.lawful_end.__qualname__: "Der Tag passt zum Grund: Frist auf eigenen Wunsch, Ende der Befristung, "
    "Austritt oder Wechsel.",
}


def _days(deadline: Deadline) -> str:
    return f"{deadline.label} ({first_version()[deadline.value]} Tage)"


UNTIL: dict[Step, str] = {
    Step.INVOLVE: f"{_days(Deadline.COUNCIL)}; ist niemand zu fragen, {_days(Deadline.HR_CHECK)}",
    Step.ANSWER: "die alte Frist, um die Zeit der Rückfrage länger",
    Step.START_TRIAL: "Ende der Probezeit",
    Step.SUSPEND: "Ende der Aussetzung",
    Step.START_REVOCATION: "Tag der Anhörung",
    Step.OPEN_RETURN: "Tag der Rückgabe",
    **dict.fromkeys((Step.END, Step.REVOKE, Step.FAIL_TRIAL), f"{_days(Deadline.RETURN)} nach dem Ende"),
}
"""Deadlines that depend on more than the days of one step."""


def page() -> str:
    return "\n\n".join(_paragraphs()) + "\n"


def _paragraphs() -> Iterator[str]:
    yield f"# {TITLE}"
    yield _filled(LEAD)
    yield _listed(RULES)
    yield _filled(WAY.format(stages="\N{NO-BREAK SPACE}→ ".join(stage.label for stage in Stage)))
    for state in State:
        yield f"## {state.label}"
        yield _filled(f"{MEANS[state]}{_turn(state)}")
        for (source, step), cell in PROCEDURE.items():
            if source is state:
                yield f"**{step.label}** · {_who(cell)}"
                yield _listed(f"{name}: {text}" for name, text in _facts(step, cell) if text)


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(_filled(f"- {line}", "  ") for line in lines)


def _filled(text: str, indent: str = "") -> str:
    return fill(text, WIDTH, subsequent_indent=indent, break_on_hyphens=False)


def _turn(state: State) -> str:
    return f" Am Zug: **{WAITS_FOR[state].label}**." if state in WAITS_FOR else ""


def _who(cell: Transition) -> str:
    if needs.BY_ITSELF in cell.when:
        return "geschieht von selbst"
    return ", ".join([*(role.label for role in cell.who), *(["Antragsteller/in"] if cell.own else [])])


def _facts(step: Step, cell: Transition) -> Iterator[tuple[str, str]]:
    """What it takes, what it leads to."""
    yield "Voraussetzung", " ".join(NEEDED[need] for need in (*cell.when, *cell.needs))
    yield "Anzugeben", _asked(cell.asks)
    yield "Geprüft wird", " ".join(filter(None, (CHECKED[check.__qualname__] for check in cell.checks)))
    yield "Danach", _target(step, cell)
    yield "Frist danach", UNTIL.get(step) or (_days(cell.deadline) if cell.deadline else "")
    yield "Papier", ", ".join(paper.label for paper in cell.papers)


def _asked(fields: tuple[Field, ...]) -> str:
    free = [it.label for it in fields if it.required_if is never and not it.required]
    depending = [it.label for it in fields if it.required_if not in (always, never)]
    asked = [it.label for it in fields if it.label not in (*free, *depending)]
    groups = (("", asked), ("je nach Antwort ", depending), ("freiwillig ", free))
    return "; ".join(f"{when}{', '.join(labels)}" for when, labels in groups if labels)


def _target(step: Step, cell: Transition) -> str:
    if cell.target:
        return cell.target.label
    return "wo gefragt wurde" if step is Step.ANSWER else "bleibt, wo er ist"
