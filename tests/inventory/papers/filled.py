"""The blank form as this office hands it out, and what somebody fills in."""

from inventory.approvals.words import Declaration
from inventory.papers.blank import Form, blank_form
from inventory.papers.returned import Returned, understood
from inventory.papers.typed import typed_in
from tests.inventory.approvals.office import DAY, Office
from tests.inventory.papers.fillers import Answers

TASKS = "Prüfung von Bescheiden – „Größe“ und Maß,\n" + "Überörtliche Straßenmängel für 5 €. " * 40
"""Umlauts, a dash, quotes and the euro; longer than its field is high."""


def answers(**own: str | bool) -> Answers:
    """A complete form, but for what a test says otherwise."""
    return {
        "last_name": "Müller",
        "first_name": "Jörg",
        "personnel_no": "11",
        "email": "joerg.mueller@talheim.de",
        "kind": "Erstantrag",
        "form": "Mobile Arbeit, regelmäßig",
        "percent": "40 %",
        "days": "2",
        "weekdays_di": True,
        "weekdays_do": True,
        "available_from": "9",
        "available_until": "15.00 Uhr",
        "begins_on": "01.05.2026",
        "ends_on": "30.4.28",
        "place": "Wohnung",
        "tasks": TASKS,
        "data_category": "Personenbezogene Daten",
        "equipment_notebook": True,
        "equipment_headset": True,
        "internet": True,
        "signed_on": "02.03.2026",
        **{f"declarations_{it.value}": True for it in Declaration},
        **own,
    }


def issued(office: Office) -> Form:
    return office.hr.see(blank_form, on=DAY)


def read_here(data: bytes) -> Returned:
    """Without a process of its own, which takes its time to start."""
    return understood(next(typed_in(data)), data)
