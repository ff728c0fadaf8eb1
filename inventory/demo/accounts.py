"""What the invented city says of itself, and the accounts in it."""

from inventory import text
from inventory.access.records import Account
from inventory.city.records import City
from inventory.demo import days, words
from inventory.demo.ledger import Ledger
from inventory.demo.personas import PERSONAS

ADMINISTRATION = "ad01"


def found(ledger: Ledger) -> None:
    values = {
        "name": "Stadt Altenbrück",
        "workplaces": 1900,
        "department": "FB 11 Personal und Organisation",
        "street": "Rathausplatz 1",
        "postcode": "50999",
        "town": "Altenbrück",
        "phone": f"{words.PHONE}-110",
        "email": "personal@stadt.example",
        "web": "www.stadt.example",
        "court": "Verwaltungsgericht Köln, Appellhofplatz, 50667 Köln",
    }
    city = ledger.begin(ledger.entry(days.INTRODUCTION - 5, ADMINISTRATION, "Stadt angelegt"), City, values)
    ledger.finish(city, search_text=text.search_text(values["name"], values["department"]))


def open_accounts(ledger: Ledger) -> None:
    entry = ledger.entry(days.INTRODUCTION - 4, ADMINISTRATION, "Konto angelegt")
    for login, role in PERSONAS:
        account = ledger.begin(entry, Account, {"login": login, "roles": role.value, "active": True})
        ledger.finish(account, search_text=text.search_text(login, role.label))
