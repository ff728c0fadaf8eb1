"""The counter: devices go out to somebody or come back, one scan after the other, booked as one."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gui.desk import Desk
from gui.look.tokens import Tone
from gui.lookup import Lookup
from gui.parts.button import Button
from gui.parts.dialog import Dialog
from gui.parts.form import Form
from gui.parts.inputs import Choice
from gui.screens.devices.steps import likely
from gui.screens.scanlist import Scan, ScanList
from inventory import devices
from inventory.devices.fields import Accessory, Condition, DeviceKind, usually_with
from inventory.devices.lifecycle import ACCESSORIES, CONDITION, LIFE, State, Step
from inventory.errors import Refused
from inventory.fields import Field
from inventory.text import number_text
from inventory.today import today

if TYPE_CHECKING:
    from inventory.devices.records import Device
    from inventory.devices.scanning import Scanned
    from inventory.store.database import Session

ISSUE = LIFE[State.STOCK, Step.ISSUE].asks
RETURN = LIFE[State.ISSUED, Step.RETURN].asks
NO_ACCESSORIES = "keines ausgegeben"
SHOWN = 3
"""Accessories named in a line of the list; the menu names them all."""
ASKED_PER_DEVICE = ("condition", "accessories")


class Counter(Dialog):
    """What issuing and taking back share: a list of scanned devices above what is asked once for all."""

    step: Step
    columns: tuple[str, ...]

    def __init__(
        self, desk: Desk, parent: QWidget, title: str, sentence: str, verb: str, fields: Sequence[Field]
    ) -> None:
        super().__init__(parent, title, sentence, verb)
        self._desk = desk
        self.form = Form(fields, Lookup(desk))
        self.form.fill(likely(fields, today()))
        self.scans = ScanList("Gerät scannen", self.columns)
        self.scans.scanned.connect(self._ask_for)
        self.scans.finished.connect(self.confirm)
        self.scans.changed.connect(self._tell)
        self.form.submitted.connect(self.confirm)
        self._tell()

    def put(self, device_ids: Sequence[int]) -> None:
        """Devices somebody chose before, as if they had been scanned."""
        roles = self._desk.actor.roles
        for device_id in device_ids:
            query = partial(_chosen, device_id, self.step, roles)
            self._desk.read(self, query, self._take, partial(self._refuse, str(device_id)))

    def scanned(self, code: str) -> None:
        """A code scanned while the focus was elsewhere in the dialog."""
        self._ask_for(code)

    def row(self, found: "Scanned") -> Scan:
        raise NotImplementedError

    def answers(self, scan: Scan, values: Mapping[str, Any]) -> dict[str, Any]:
        """What was answered for this device."""
        return dict(values)

    def said(self, booked: Sequence["Device"]) -> str:
        raise NotImplementedError

    def confirm(self) -> None:
        values = self.form.values()
        if values is None:
            return
        scans = self.scans.scans()
        if not scans:
            self.scans.answer("Noch ist kein Gerät gescannt.")
            self.scans.field.setFocus()
            return
        self.primary.setEnabled(False)
        each = {int(scan.key): self.answers(scan, values) for scan in scans}
        action = partial(_book, self.step, each)
        self._desk.write(self, action, self._booked, self._not_booked, self.said)

    def _ask_for(self, code: str) -> None:
        query = partial(_scanned, code, self.step, self._desk.actor.roles)
        self._desk.read(self, query, self._take, partial(self._refuse, code))

    def _take(self, found: "Scanned") -> None:
        if self.scans.knows(str(found.device_id)):
            self.scans.answer(f"{found.inventory_no} ist schon in der Liste.", Tone.WAITING)
        else:
            self.scans.add(self.row(found))

    def _refuse(self, _code: str, refused: Refused) -> None:
        self.scans.answer(refused.message)

    def _booked(self, _booked: object) -> None:
        self.accept()

    def _not_booked(self, refused: Refused) -> None:
        self.primary.setEnabled(True)
        self.form.refuse(refused)

    def _tell(self) -> None:
        count = len(self.scans.scans())
        self.primary.setText(
            f"{number_text(count)} Geräte {self.verb()}" if count > 1 else self.verb(alone=True)
        )

    def verb(self, *, alone: bool = False) -> str:
        word = self.step.label
        return word if alone else word[0].lower() + word[1:]


class IssueCounter(Counter):
    """„Ausgeben“: from devices to a person, or from a person to devices."""

    step = Step.ISSUE
    columns = ("Gerät", "Was es ist", "Zustand")

    def __init__(self, desk: Desk, parent: QWidget, person: tuple[int, str] | None = None) -> None:
        title = f"Geräte an {person[1]} ausgeben" if person else "Geräte ausgeben"
        sentence = "Ein Gerät nach dem anderen scannen. Enter ohne Gerät bucht alle zusammen."
        fields = tuple(it for it in ISSUE if person is None or it.name not in ("employee_id", "pool_id"))
        super().__init__(desk, parent, title, sentence, Step.ISSUE.label, fields)
        self._person = person
        self._kinds: dict[str, DeviceKind] = {}
        self._suggested = self.form.typed()[ACCESSORIES.name]
        self.scans.changed.connect(self._suggest_accessories)
        self.add(self.form if person is None else self.scans)
        self.add(self.scans if person is None else self.form)
        (self.form.focus_first if person is None else self.scans.field.setFocus)()

    def row(self, found: "Scanned") -> Scan:
        if found.reserved_for_id and not self._person:
            self._suggest_reserved(found.reserved_for_id)
        self._kinds[str(found.device_id)] = found.kind
        condition = found.condition.label if found.condition else ""
        return Scan(str(found.device_id), (found.inventory_no, found.what, condition))

    def answers(self, scan: Scan, values: Mapping[str, Any]) -> dict[str, Any]:
        return {**values, **({"employee_id": self._person[0], "pool_id": None} if self._person else {})}

    def said(self, booked: Sequence["Device"]) -> str:
        return f"{_named(booked)} ausgegeben."

    def _suggest_accessories(self) -> None:
        """What usually goes along, until somebody says otherwise."""
        scans = self.scans.scans()
        if scans and self.form.typed()[ACCESSORIES.name] == self._suggested:
            self.form.suggest(ACCESSORIES.name, usually_with(self._kinds[scan.key] for scan in scans))
            self._suggested = self.form.typed()[ACCESSORIES.name]

    def _suggest_reserved(self, person_id: int) -> None:
        """Whom a device was kept for most probably gets it."""
        if self.form.typed()["employee_id"]["record"] is None:
            self.form.suggest("employee_id", person_id)


class ReturnCounter(Counter):
    """„Zurücknehmen“: every scan shows who has it, in what condition it comes, and whether all is there."""

    step = Step.RETURN
    columns = ("Gerät", "Wer es hat", "Zustand", "Zubehör zurück")

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        sentence = "Ein Gerät nach dem anderen scannen. Enter ohne Gerät bucht alle zusammen."
        fields = tuple(it for it in RETURN if it.name not in ASKED_PER_DEVICE)
        super().__init__(desk, parent, "Rücknahme", sentence, Step.RETURN.label, fields)
        self.add(self.scans)
        self.add(self.form)
        self.scans.field.setFocus()

    def row(self, found: "Scanned") -> Scan:
        condition, back = _ConditionChoice(found), _AccessoriesBack(found)
        cells = (found.inventory_no, found.holder, "", "")
        return Scan(str(found.device_id), cells, editors={2: condition, 3: back})

    def answers(self, scan: Scan, values: Mapping[str, Any]) -> dict[str, Any]:
        condition, back = scan.editors[2], scan.editors[3]
        assert isinstance(condition, _ConditionChoice)  # noqa: S101 (made by `row`)
        assert isinstance(back, _AccessoriesBack)  # noqa: S101 (made by `row`)
        return {**values, CONDITION.name: condition.word(), "accessories": back.words()}

    def said(self, booked: Sequence["Device"]) -> str:
        return f"{_named(booked)} zurückgenommen. Als Nächstes löschen und einlagern."


class _ConditionChoice(Choice):
    def __init__(self, found: "Scanned") -> None:
        super().__init__()
        self._words = list(Condition)
        self.addItems([word.label for word in self._words])
        self.setCurrentIndex(self._words.index(Condition.GOOD))
        self.setAccessibleName(f"Zustand von {found.inventory_no}")

    def word(self) -> Condition:
        return self._words[self.currentIndex()]


class _AccessoriesBack(Button):
    """What was handed over is taken to be back, until somebody says that it is missing."""

    def __init__(self, found: "Scanned") -> None:
        super().__init__("", quiet=True)
        self._number = found.inventory_no
        menu = QMenu(self)
        self._items: dict[Accessory, QAction] = {}
        for word in found.accessories:
            item = menu.addAction(word.label)
            item.setCheckable(True)
            item.setChecked(True)
            item.toggled.connect(self._show)
            self._items[word] = item
        if self._items:
            self.setMenu(menu)
        self._show()

    def words(self) -> tuple[Accessory, ...]:
        return tuple(word for word, item in self._items.items() if item.isChecked())

    def _show(self) -> None:
        missing = [word.label for word, item in self._items.items() if not item.isChecked()]
        words = [word.label for word in self._items]
        lack, given = "fehlt: " if missing else "", missing or words
        self.setText(lack + _shortly(given) if words else NO_ACCESSORIES)
        self.setEnabled(bool(words))
        told = lack + ", ".join(given) if words else NO_ACCESSORIES
        self.setToolTip(told)
        self.setAccessibleName(f"Zubehör von {self._number}: {told}")


def _shortly(words: Sequence[str]) -> str:
    """The first of many, so that the column stays narrow."""
    if len(words) <= SHOWN:
        return ", ".join(words)
    return f"{', '.join(words[: SHOWN - 1])} und {len(words) - SHOWN + 1} weitere"


def _named(booked: Sequence["Device"]) -> str:
    return booked[0].inventory_no if len(booked) == 1 else f"{number_text(len(booked))} Geräte"


def _scanned(code: str, step: Step, roles: Any, session: "Session") -> "Scanned":
    return devices.scanning.scanned(session, code=code, step=step, roles=roles)


def _chosen(device_id: int, step: Step, roles: Any, session: "Session") -> "Scanned":
    return devices.scanning.at_counter(session, device_id=device_id, step=step, roles=roles)


def _book(step: Step, each: Mapping[int, Mapping[str, Any]], session: "Session") -> list["Device"]:
    return devices.actions.step_each(session, taken=step, each=each)
