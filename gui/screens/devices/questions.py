"""What the screen of devices asks before it books."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.screens.devices.counter import IssueCounter, ReturnCounter
from gui.screens.devices.steps import LOOKS, asked, likely
from gui.screens.formdialog import FormDialog
from inventory import devices
from inventory.devices.lifecycle import DONE, State, Step
from inventory.fields import Values
from inventory.text import number_text
from inventory.today import today

if TYPE_CHECKING:
    from inventory.store.database import Session

COUNTERS = {Step.ISSUE: IssueCounter, Step.RETURN: ReturnCounter}


class Questions(QObject):
    def __init__(self, desk: Desk, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen

    def take(self, step: Step, device_ids: Sequence[int]) -> None:
        """Take a step with these devices, after asking what it needs."""
        if not device_ids:
            return
        if counter := COUNTERS.get(step):
            dialog = counter(self._desk, self._screen)
            dialog.put(device_ids)
            dialog.open()
        else:
            self._desk.read(self._screen, partial(_brief, device_ids), partial(self._ask, step, device_ids))

    def _ask(self, step: Step, device_ids: Sequence[int], brief: tuple[str, set[State]]) -> None:
        name, states = brief
        fields = asked(step, states)
        says = f"{name}: {DONE[step]}."
        if not fields:
            act = partial(_take, step, device_ids)
            self._desk.write(self._screen, partial(act, _base={}, values={}), says=says)
            return
        FormDialog(
            self._desk,
            self._screen,
            f"{name}: {step.label}",
            fields,
            partial(_take, step, device_ids),
            verb=step.label,
            sentence=LOOKS[step].sentence,
            values=likely(fields, today()),
            says=says,
        ).open()


def _brief(device_ids: Sequence[int], session: "Session") -> tuple[str, set[State]]:
    """How the devices are called in one word, and the states they are in."""
    states = {state for state, _held in devices.actions.states_of(session, device_ids)}
    if len(device_ids) > 1:
        return f"{number_text(len(device_ids))} Geräte", states
    return session.get_one(devices.records.Device, device_ids[0]).inventory_no, states


def _take(step: Step, device_ids: Sequence[int], session: "Session", _base: Values, values: Values) -> Any:
    return devices.actions.step_each(session, taken=step, each=dict.fromkeys(device_ids, values))
