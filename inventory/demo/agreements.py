"""The versions of the works agreement that the invented city lived under."""

from datetime import date
from typing import Any

from inventory import text
from inventory.approvals.rules import Ruleset
from inventory.approvals.ruleset import RULESET_FIELDS, first_version
from inventory.demo import days, words
from inventory.demo.ledger import Ledger, stored
from inventory.fields import checked

CLERK = "hr01"
FIRST_BOOKED = days.on(2021, 12, 6)
KNOWN_BEFORE = 24
"""Days between the booking of a new version and its first day."""


class Agreements:
    def __init__(self, ledger: Ledger) -> None:
        first = first_version()
        second = {**first, **words.read("cases")["agreement"]}
        booked = days.workday(days.number(second["valid_from"]) - KNOWN_BEFORE)
        self._versions = [
            _issue(ledger, first, FIRST_BOOKED, "Mitgelieferte Dienstvereinbarung übernommen"),
            _issue(ledger, second, booked, "Neue Fassung der Dienstvereinbarung"),
        ]

    @property
    def begin(self) -> date:
        """The first day on which anybody could apply."""
        day: date = self._versions[0]["valid_from"]
        return day

    def on(self, day: date) -> dict[str, Any]:
        return next(it for it in reversed(self._versions) if it["valid_from"] <= day)

    def get(self, ruleset_id: int) -> dict[str, Any]:
        return next(it for it in self._versions if it["id"] == ruleset_id)


def _issue(ledger: Ledger, plan: dict[str, Any], day: int, label: str) -> dict[str, Any]:
    rules = checked(RULESET_FIELDS, plan)
    draft = ledger.begin(ledger.entry(day, CLERK, label), Ruleset, stored(rules))
    ledger.finish(draft, search_text=text.search_text(rules["name"]))
    return {**rules, "id": draft.id}
