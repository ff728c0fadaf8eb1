"""The accounts of the invented city."""

from inventory import text
from inventory.access.records import Account
from inventory.demo import days
from inventory.demo.ledger import Ledger
from inventory.demo.personas import PERSONAS

ADMINISTRATION = "ad01"


def open_accounts(ledger: Ledger) -> None:
    entry = ledger.entry(days.INTRODUCTION - 4, ADMINISTRATION, "Konto angelegt")
    for login, role in PERSONAS:
        account = ledger.begin(entry, Account, {"login": login, "roles": role.value, "active": True})
        ledger.finish(account, search_text=text.search_text(login, role.label))
