"""Giving cases to a clerk of HR, or back to all."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.screens.formdialog import FormDialog
from inventory import approvals
from inventory.fields import Field, Kind, Values

if TYPE_CHECKING:
    from inventory.store.database import Session

CLERK = Field("clerk_id", "Zuständig", Kind.REFERENCE, refers_to="people", hint="leer: wieder für alle")


def ask_clerk(desk: Desk, screen: QWidget, application_ids: Sequence[int]) -> None:
    count = len(application_ids)
    FormDialog(
        desk,
        screen,
        "Zuständigkeit ändern" if count == 1 else f"Zuständigkeit für {count} Vorgänge",
        (CLERK,),
        partial(_assign, application_ids),
        verb="Zuweisen",
        says=_said,
    ).open()


def _said(count: int) -> str:
    return "Zuständigkeit geändert." if count == 1 else f"Zuständigkeit für {count} Vorgänge geändert."


def _assign(application_ids: Sequence[int], session: "Session", _base: Values, values: Values) -> Any:
    return approvals.actions.assign(session, application_ids=application_ids, clerk_id=values["clerk_id"])
