"""Giving a licence to a device or a person, and taking it away."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.screens.formdialog import FormDialog
from inventory import devices
from inventory.fields import Field, Kind, Values
from inventory.today import today

if TYPE_CHECKING:
    from inventory.store.database import Session

WHICH = Field("licence_id", "Lizenz", Kind.REFERENCE, required=True, refers_to="licences")
DEVICE = Field("device_id", "Gerät", Kind.REFERENCE, required=True, refers_to="devices")
PERSON = Field("employee_id", "Person", Kind.REFERENCE, required=True, refers_to="people")
SINCE = Field("on", "Ab", Kind.DATE, required=True)


class Licences(QObject):
    def __init__(self, desk: Desk, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen

    def assign_to(self, name: str, **bearer: int) -> None:
        """Choose a licence for this device or person."""
        self._ask(f"{name}: Lizenz zuweisen", (WHICH, SINCE), bearer)

    def assign(self, name: str, licence_id: int, *, per_device: bool) -> None:
        """Choose who or what gets this licence."""
        fields = (DEVICE if per_device else PERSON, SINCE)
        self._ask(f"{name} zuweisen", fields, {"licence_id": licence_id})

    def end(self, assignment_id: int) -> None:
        self._desk.write(self._screen, partial(_end, assignment_id, today()))

    def _ask(self, title: str, fields: tuple[Field, ...], known: dict[str, int]) -> None:
        FormDialog(
            self._desk,
            self._screen,
            title,
            fields,
            partial(_assign, known),
            verb="Zuweisen",
            values={"on": today()},
        ).open()


def _assign(known: dict[str, int], session: "Session", _base: Values, values: Values) -> Any:
    from inventory.fields import checked

    asked = tuple(it for it in (WHICH, DEVICE, PERSON, SINCE) if it.name in values)
    answers: dict[str, Any] = {**known, **checked(asked, values)}
    return devices.catalogue.assign_licence(session, **answers)


def _end(assignment_id: int, day: date, session: "Session") -> Any:
    return devices.catalogue.end_licence(session, assignment_id=assignment_id, on=day)
