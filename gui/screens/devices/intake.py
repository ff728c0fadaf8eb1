"""Taking in a delivery: what all devices share first, then their serial numbers one scan after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.drafts import Draft
from gui.look import theme
from gui.look.tokens import Tone
from gui.lookup import Lookup
from gui.parts.button import Button
from gui.parts.dialog import Dialog
from gui.parts.form import Form
from gui.screens.formdialog import FormDialog
from gui.screens.scanlist import Scan, ScanList
from inventory import devices
from inventory.devices.fields import (
    IMEI,
    MOBILE_RADIO,
    MODEL,
    MODEL_FIELDS,
    PURCHASE_FIELDS,
    DeviceKind,
    Ownership,
)
from inventory.errors import Refused
from inventory.fields import Field, Values
from inventory.text import number_text
from inventory.today import today

if TYPE_CHECKING:
    from inventory.devices.records import Device
    from inventory.store.database import Session

DELIVERY: tuple[Field, ...] = (MODEL, *PURCHASE_FIELDS)
FIRST, SECOND = "Weiter zum Scannen", "Aufnehmen"
SERIAL_PROMPT = "Seriennummer scannen"
SCANNED = "scanned"


class _DeliveryForm(Form):
    """What was scanned belongs to its draft: two hundred numbers are more work than the form."""

    def __init__(self, scans: ScanList, lookup: Lookup) -> None:
        super().__init__(DELIVERY, lookup)
        self._scans = scans
        scans.changed.connect(self.changed)

    def changes(self) -> dict[str, Any]:
        scanned = [scan.cells for scan in self._scans.scans()]
        return super().changes() | ({SCANNED: scanned} if scanned else {})

    def restore(self, typed: Mapping[str, Any]) -> None:
        for serial, imei in typed.get(SCANNED, ()):
            self._scans.add(Scan(serial, (serial, imei)))
        super().restore(typed)


@dataclass(frozen=True)
class Model:
    """What a model suggests for its devices."""

    key: int
    name: str
    kind: DeviceKind
    suggestions: dict[str, Any]


class IntakeDialog(Dialog):
    """Two pages: the delivery, then its devices. Going back loses nothing."""

    taken_in = Signal(list)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, "Lieferung aufnehmen", verb=FIRST)
        self._desk = desk
        self._model: Model | None = None
        self._unchecked: list[str] = []
        self._make_pages()
        self._checking = QTimer(self, singleShot=True, interval=0)
        self._checking.timeout.connect(self._check_serials)
        self._show_first()

    def confirm(self) -> None:
        if self.scans.isHidden():
            self._show_second()
        else:
            self._save()

    def scanned(self, code: str) -> None:
        """A code scanned while the focus was elsewhere in the dialog."""
        if self.scans.isHidden():
            self.form.scanned(code)
        else:
            self._take_code(code)

    def _make_pages(self) -> None:
        self.scans = ScanList(SERIAL_PROMPT, ("Seriennummer", "IMEI"))
        self.form = _DeliveryForm(self.scans, Lookup(self._desk))
        self.form.fill({"ownership": Ownership.OWNED, "purchased_on": today()})
        self._draft = Draft(self._desk, self.form, "Lieferung aufnehmen")
        self.form.changed.connect(self._look_up_model)
        self.form.submitted.connect(self.confirm)
        self._new_model = Button("Neues Modell …", "plus", quiet=True)
        self._new_model.clicked.connect(self._ask_for_model)
        self.scans.setMinimumHeight(theme.px(420))
        self.scans.scanned.connect(self._take_code)
        self.scans.finished.connect(self.confirm)
        self.scans.changed.connect(self._tell)
        for page in (self.form, self.scans):
            self.add(page)
        self._back = Button("Zurück", "arrow-left")
        self._back.clicked.connect(self._show_first)
        self.footer.insertWidget(0, self._back)
        self.footer.insertWidget(0, self._new_model)

    def _show_first(self) -> None:
        self._show_page(scanning=False)
        self.primary.setText(FIRST)
        self.form.focus_first()

    def _show_second(self) -> None:
        values = self.form.values()
        if values is None:
            return
        self._desk.read(self, partial(_checked, values), self._begin_scanning, self.form.refuse)

    def _begin_scanning(self, model: Model) -> None:
        self._model = model
        self._show_page(scanning=True)
        self._unchecked = [scan.key for scan in self.scans.scans()]
        self._checking.start()
        self._ask_next()
        self._tell()

    def _show_page(self, *, scanning: bool) -> None:
        self.form.setVisible(not scanning)
        self._new_model.setVisible(not scanning)
        self.scans.setVisible(scanning)
        self._back.setVisible(scanning)

    def _look_up_model(self) -> None:
        key = self.form.typed()["model_id"]["record"]
        if key is not None and (self._model is None or self._model.key != key):
            self._desk.read(self, partial(_model, key), self._suggest)

    def _suggest(self, model: Model) -> None:
        """What the model usually costs and how long it lasts, where nobody typed anything else."""
        self._model = model
        self.form.propose(model.suggestions)

    def _ask_for_model(self) -> None:
        dialog = FormDialog(
            self._desk,
            self,
            "Neues Modell",
            MODEL_FIELDS,
            _add_model,
            verb="Anlegen",
            says="Modell angelegt.",
        )
        dialog.saved.connect(self._take_model)
        dialog.open()

    def _take_model(self, model: Any) -> None:
        self.form.suggest("model_id", model.id)

    def _take_code(self, code: str) -> None:
        code = code.upper()
        if waiting := self._without_imei():
            self._take_imei(waiting, code)
        elif self.scans.knows(code):
            self.scans.answer(f"{code} steht schon in der Liste.", Tone.WAITING)
        else:
            self.scans.add(Scan(code, (code, "")))
            self._unchecked.append(code)
            self._checking.start()
        self._ask_next()

    def _take_imei(self, waiting: Scan, code: str) -> None:
        problem = IMEI.problem(code, {})
        if any(scan.cells[1] == code for scan in self.scans.scans()):
            problem = "Diese IMEI steht schon in der Liste."
        if problem:
            self.scans.answer(problem)
        else:
            self.scans.set_cell(waiting.key, 1, code)
            self._desk.read(self, partial(_imei_recorded, code), partial(self._mark_one, waiting.key))

    def _without_imei(self) -> Scan | None:
        """The device whose IMEI is to be scanned next."""
        if self._model is None or self._model.kind not in MOBILE_RADIO:
            return None
        return next((scan for scan in self.scans.scans() if not scan.cells[1]), None)

    def _ask_next(self) -> None:
        waiting = self._without_imei()
        self.scans.ask(f"IMEI zu {waiting.key} scannen" if waiting else SERIAL_PROMPT)

    def _check_serials(self) -> None:
        if self._unchecked and self._model:
            serials, self._unchecked = self._unchecked, []
            self._desk.read(self, partial(_recorded, self._model.key, serials), self._mark)

    def _mark(self, recorded: dict[str, str]) -> None:
        for serial, number in recorded.items():
            self.scans.set_problem(serial, f"schon aufgenommen als {number}")
        if recorded:
            self.scans.answer("Diese Geräte sind schon aufgenommen; bitte die Zeilen entfernen.")

    def _mark_one(self, serial: str, number: str | None) -> None:
        if number:
            self._mark({serial: number})

    def _tell(self) -> None:
        if not self.scans.isHidden():
            count = len(self.scans.scans())
            many = f"{number_text(count)} Geräte aufnehmen" if count > 1 else SECOND
            self.primary.setText(many)

    def _save(self) -> None:
        values, scans = self.form.values(), self.scans.scans()
        if values is None:
            self._show_first()
        elif not scans:
            self.scans.answer("Noch ist kein Gerät gescannt.")
        elif any(scan.problem for scan in scans):
            self.scans.answer("Einige Zeilen haben einen Hinweis; bitte zuerst entfernen.")
        elif waiting := self._without_imei():
            self.scans.answer(f"Zu {waiting.key} fehlt noch die IMEI.")
        else:
            self.primary.setEnabled(False)
            scanned = [(scan.key, scan.cells[1] or None) for scan in scans]
            act = partial(_take_in, values, scanned)
            self._desk.write(self, act, self._taken_in, self._not_taken_in, said)

    def _taken_in(self, taken: "list[Device]") -> None:
        self._draft.forget()
        self.taken_in.emit([(device.id, device.inventory_no, device.serial_no) for device in taken])
        self.accept()

    def _not_taken_in(self, refused: Refused) -> None:
        self.primary.setEnabled(True)
        self.scans.answer(refused.message)


def said(taken: "Sequence[Device]") -> str:
    first, last = taken[0].inventory_no, taken[-1].inventory_no
    if len(taken) == 1:
        return f"{first} aufgenommen."
    return f"{number_text(len(taken))} Geräte aufgenommen: {first} bis {last}."


def _model(key: int, session: "Session") -> Model:
    found = session.get_one(devices.records.DeviceModel, key)
    until = None
    if found.warranty_years:
        day = today()
        until = day.replace(year=day.year + found.warranty_years, day=min(day.day, 28))
    suggestions = {"net": found.net, "useful_life": found.useful_life, "warranty_until": until}
    return Model(key, f"{found.manufacturer} {found.name}", found.kind, suggestions)


def _checked(values: Values, session: "Session") -> Model:
    """What the delivery says must be right before anybody begins to scan."""
    from inventory.fields import checked

    checked(DELIVERY, values)
    return _model(values["model_id"], session)


def _recorded(model_id: int, serials: Sequence[str], session: "Session") -> dict[str, str]:
    return devices.actions.recorded(session, model_id=model_id, serials=serials)


def _imei_recorded(imei: str, session: "Session") -> str | None:
    return devices.actions.imei_recorded(session, imei=imei)


def _add_model(session: "Session", _base: Values, values: Values) -> Any:
    return devices.catalogue.add_model(session, values=values)


def _take_in(values: Values, scanned: Sequence[tuple[str, str | None]], session: "Session") -> "list[Device]":
    received = [devices.actions.Received(serial, imei) for serial, imei in scanned]
    return devices.actions.take_in(session, delivery=values, received=received)
