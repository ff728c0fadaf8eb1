"""The office with its papers: made at one desk, looked at from another."""

from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from inventory.actor import Role
from inventory.approvals.records import Application
from inventory.approvals.words import Paper
from inventory.city.actions import correct_city, found_city
from inventory.devices.records import Device
from inventory.papers import actions, cards, keeping
from inventory.papers.records import KeptPaper, PaperFile
from inventory.store.database import Store
from tests.inventory.approvals.office import Office

TODAY = date(2026, 11, 20)
CITY = {
    "name": "Stadt Rheinfurt",
    "department": "Fachbereich Personal",
    "street": "Rathausplatz 1",
    "postcode": "50999",
    "town": "Rheinfurt",
    "phone": "02299 406-110",
    "court": "Verwaltungsgericht Rheinfurt, Justizplatz 2, 50999 Rheinfurt",
}


class Archive(Office):
    def __init__(self, store: Store) -> None:
        super().__init__(store)
        city = self.hr.do(found_city)
        self.hr.do(correct_city, city_id=city.key(), base=city.model_dump(), values=CITY)

    def notebooks(self, count: int, **values: Any) -> list[Device]:
        """Encrypted and managed, as they come from the shop."""
        model = self.it.model(name="ThinkPad T14 Gen 5")
        serials = (f"PF-4XK{number:04}" for number in range(count))
        return self.it.delivery(*serials, model_id=model.id, encrypted=True, managed=True, **values)

    def issued(self, count: int, **values: Any) -> list[Device]:
        devices = self.notebooks(count)
        given = {"accessories": ("netzteil", "tasche"), "on": date(2026, 2, 2), **values}
        self.it.issue(*devices, **{"employee_id": self.applicant.id, **given})
        return devices

    def make(self, paper: Paper, role: Role = Role.IT, on: date = TODAY, **about: Any) -> KeptPaper:
        return self.desks[role].do(actions.make, paper=paper, on=on, **about)

    def of(self, case: Application, paper: Paper, role: Role = Role.HR, **about: Any) -> KeptPaper:
        return self.make(paper, role, application_id=case.key(), **about)

    def data(self, paper: KeptPaper, role: Role = Role.HR) -> bytes:
        return self.content(paper, role).data

    def content(self, paper: KeptPaper, role: Role, **which: Any) -> keeping.Content:
        actor = self.actors[role]
        return self.hr.see(keeping.content, paper_id=paper.key(), actor=actor, **which)

    def on_card(self, case: Application, role: Role = Role.HR) -> tuple[cards.PaperLine, ...]:
        return self.hr.see(cards.of_case, application_id=case.key(), actor=self.actors[role])

    def look(self, paper: KeptPaper) -> KeptPaper:
        found: KeptPaper = self.hr.see(lambda session: session.get_one(KeptPaper, paper.key()))
        return found

    def files(self, paper: KeptPaper) -> list[PaperFile]:
        def ask(session: Session) -> list[PaperFile]:
            statement = select(PaperFile).where(PaperFile.paper_id == paper.id)
            return list(session.exec(statement.order_by(col(PaperFile.id))))

        return self.hr.see(ask)


def ids(*devices: Device) -> tuple[int, ...]:
    return tuple(it.key() for it in devices)
