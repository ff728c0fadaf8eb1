"""Two people changed the same field: both values side by side, and the person decides."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.paint import by_keyboard, focus_ring, rounded, smooth
from gui.look.tokens import BODY, BUTTON_RADIUS, MEDIUM, SECONDARY, Tone
from gui.lookup import Hit, Lookup
from gui.parts.dialog import Dialog
from gui.parts.form import Form
from gui.parts.maskededitor import masked
from gui.parts.text import Secondary, Strong
from inventory.errors import Clash, Conflict
from inventory.fields import Field, Kind

HEIGHT, PADDING, DOT = 56, 14, 16


class ConflictDialog(Dialog):
    """Once accepted, the form holds what was decided and can be saved again."""

    def __init__(self, conflict: Conflict, form: Form, parent: QWidget | None = None) -> None:
        who = conflict.who or "Ein anderer Platz"
        super().__init__(
            parent,
            "Beide haben dasselbe geändert",
            f"{who} hat inzwischen gespeichert. Was soll gelten?",
            verb="Übernehmen",
        )
        self._conflict = conflict
        self._form = form
        self._sides = [_Sides(form.field(it.field), it, who, form.lookup) for it in conflict.clashes]
        for sides in self._sides:
            self.add(sides)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._sides[0].focus_chosen()

    def confirm(self) -> None:
        chosen = {sides.clash.field: sides.chosen() for sides in self._sides}
        self._form.settle(self._conflict, chosen)
        self.accept()


class _Sides(QWidget):
    """One field: what I typed at the left, what is stored at the right."""

    def __init__(self, field: Field, clash: Clash, who: str, lookup: Lookup) -> None:
        super().__init__()
        self.clash = clash
        self._mine = _Side("Meine Eingabe", field.label)
        self._theirs = _Side(f"Gespeichert von {who}", field.label)
        self._theirs.setChecked(True)
        self._before = Secondary(wrap=True)
        group = QButtonGroup(self)
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(8))
        for side in (self._mine, self._theirs):
            group.addButton(side)
            sides.addWidget(side, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.px(8))
        layout.setSpacing(theme.px(6))
        layout.addWidget(Strong(field.label))
        layout.addLayout(sides)
        layout.addWidget(self._before)
        _in_words(field, clash.mine, lookup, self._mine, self._mine.show_value)
        _in_words(field, clash.theirs, lookup, self._theirs, self._theirs.show_value)
        _in_words(field, clash.base, lookup, self._before, self._show_before)

    def chosen(self) -> Any:
        return self.clash.mine if self._mine.isChecked() else self.clash.theirs

    def focus_chosen(self) -> None:
        (self._mine if self._mine.isChecked() else self._theirs).setFocus()

    def _show_before(self, words: str) -> None:
        self._before.setText(f"Vorher: {words}")


class _Side(QRadioButton):
    def __init__(self, caption: str, field: str) -> None:
        super().__init__()
        self._caption = caption
        self._field = field
        self._ring = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, words: str) -> None:
        self.setText(words)
        self.setToolTip(words)
        self.setAccessibleName(f"{self._field}, {self._caption}: {words}")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(260), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(HEIGHT))

    def hitButton(self, _place: object) -> bool:
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            accent = theme.tone(self, Tone.ACCENT)
            on = self.isChecked()
            line = accent.strong if on else theme.colour(self, "edge")
            rounded(painter, self.rect(), theme.px(BUTTON_RADIUS), accent.soft if on else None, line)
            side = theme.px(DOT)
            dot = QRect(theme.px(PADDING), (self.height() - side) // 2, side, side)
            rounded(painter, dot, side / 2, theme.colour(self, "panel"), line, 5 if on else 1.5)
            gap = theme.px(8)
            words = self.rect().adjusted(dot.right() + theme.px(12), gap, -theme.px(PADDING), -gap)
            words.setHeight(words.height() // 2)
            painter.setPen(theme.colour(self, "muted"))
            self._write(painter, words, self._caption, theme.font(SECONDARY))
            painter.setPen(theme.colour(self, "text"))
            self._write(painter, words.translated(0, words.height()), self.text(), theme.font(BODY, MEDIUM))
            if self.hasFocus() and self._ring:
                focus_ring(painter, self)

    def _write(self, painter: QPainter, place: QRect, words: str, font: QFont) -> None:
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


def _in_words(
    field: Field, value: Any, lookup: Lookup, owner: QWidget, show: Callable[[str], object]
) -> None:
    """Show a value as text; the name of another record has to be read first."""
    if field.kind is Kind.REFERENCE and value is not None:
        lookup.name(owner, field.refers_to, value, partial(_show_name, show))
    else:
        words = field.show(value)
        show((masked(words) if field.masked else words) or "leer")


def _show_name(show: Callable[[str], object], hits: list[Hit]) -> None:
    show(hits[0].title if hits else "gelöschter Eintrag")
