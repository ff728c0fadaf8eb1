"""What not everybody behind one should read: hidden until it is asked for."""

from typing import Any

from PySide6.QtWidgets import QLineEdit

from gui.look.icons import icon
from gui.look.tokens import Tone
from gui.parts.editors import LineEditor
from inventory.fields import Field

SHOWN = 5
LONG = 15


def masked(text: str) -> str:
    """Of a long number the end stays readable, so that one can tell two apart; of other words nothing."""
    end = text[-SHOWN:] if text.isdigit() and len(text) >= LONG else ""
    return "•" * (len(text) - len(end)) + end


class MaskedEditor(LineEditor):
    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._hidden: str | None = None
        self._toggle = self.line.addAction(icon("eye", Tone.REST), QLineEdit.ActionPosition.TrailingPosition)
        self._toggle.triggered.connect(self._turn)
        self._toggle.setVisible(False)
        self.line.textEdited.connect(self._typed_anew)

    def value(self) -> Any:
        return self.field.read(self.typed())

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._toggle.setVisible(bool(self.line.text()))
        self._hide(bool(self.line.text()))

    def typed(self) -> Any:
        return self.line.text() if self._hidden is None else self._hidden

    def restore(self, typed: Any) -> None:
        self._hide(False)
        self.line.setText(typed)

    def _turn(self) -> None:
        self._hide(self._hidden is None)

    def _typed_anew(self, text: str) -> None:
        self._toggle.setVisible(bool(text))

    def _hide(self, hide: bool) -> None:
        text = self.typed()
        self._hidden = text if hide else None
        self.line.setText(masked(text) if hide else text)
        self.line.setReadOnly(hide)
        self._toggle.setIcon(icon("eye" if hide else "eye-slash", Tone.REST))
        self._toggle.setText(f"{self.field.label} zeigen" if hide else f"{self.field.label} verbergen")

    def _tidy(self) -> None:
        if self._hidden is None:
            super()._tidy()
