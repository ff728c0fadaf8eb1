"""Saved views as chips with live counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from gui.look import theme
from gui.look.icons import paint_icon
from gui.look.paint import by_keyboard, rounded, smooth, take_tab
from gui.look.tokens import BETWEEN_CONTROLS, BODY, REGULAR, SEMIBOLD, Tone
from gui.parts.button import Button

HEIGHT, PADDING, GAP, SHARED = 30, 14, 14, 14


@dataclass(frozen=True)
class Chip:
    """`count` is None while it is being counted; `shared` views belong to everyone."""

    key: str
    text: str
    count: int | None = None
    shared: bool = False


class ChipBar(QWidget):
    """One row of chips; those that do not fit wait behind „Weitere“."""

    chosen = Signal(str)
    menu_asked = Signal(str, QPoint)  # key, place on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Ansichten")
        self._chips: dict[str, _ChipButton] = {}
        self._current = ""
        self._more = Button("Weitere", quiet=True, parent=self)
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._list_hidden)
        self._more.setMenu(self._menu)
        self._more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_chips(self, chips: Iterable[tuple[str, str, int | None, bool]]) -> None:
        """Chips that are there already stay as they are, with the choice and the focus."""
        old, self._chips = self._chips, {}
        for each in chips:
            chip = Chip(*each)
            button = old.pop(chip.key, None) or self._made(chip.key)
            button.show_chip(chip)
            self._chips[chip.key] = button
        for button in old.values():
            button.hide()
            button.deleteLater()
        if self._current in self._chips:
            take_tab(self._chips[self._current], self._chips.values())
        else:
            self._current = ""
        self._arrange()

    def choose(self, key: str) -> None:
        if key in self._chips:
            self._chips[key].setChecked(True)

    def current(self) -> str:
        return self._current

    @property
    def counted(self) -> bool:
        """Whether every view knows by now how many it shows."""
        return all(chip.counted for chip in self._chips.values())

    def set_count(self, key: str, count: int | None) -> None:
        if key in self._chips:
            self._chips[key].set_count(count)
            self._arrange()

    def sizeHint(self) -> QSize:
        width = sum(chip.sizeHint().width() + theme.px(BETWEEN_CONTROLS) for chip in self._chips.values())
        return QSize(width, max(theme.px(HEIGHT), self._more.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _made(self, key: str) -> "_ChipButton":
        button = _ChipButton(key, self)
        button.toggled.connect(self._toggled)
        button.asked_again.connect(self.chosen)
        button.customContextMenuRequested.connect(self._ask_menu)
        return button

    def _arrange(self) -> None:
        gap = theme.px(BETWEEN_CONTROLS)
        widths = {key: chip.sizeHint().width() for key, chip in self._chips.items()}
        shown = list(widths)
        if sum(widths.values()) + gap * (len(widths) - 1) > self.width():
            shown = self._fitting(widths, self.width() - self._more.sizeHint().width() - gap)
        x = 0
        for key, chip in self._chips.items():
            chip.setVisible(key in shown)
            if key in shown:
                chip.setGeometry(x, 0, widths[key], theme.px(HEIGHT))
                x += widths[key] + gap
        self._more.setVisible(len(shown) < len(widths))
        if self._chips:
            QWidget.setTabOrder(list(self._chips.values())[-1], self._more)
        self._more.setGeometry(QRect(QPoint(x, 0), QSize(self._more.sizeHint().width(), theme.px(HEIGHT))))

    def _fitting(self, widths: dict[str, int], room: int) -> list[str]:
        """The chosen chip stays in sight, the others as far as there is room."""
        gap = theme.px(BETWEEN_CONTROLS)
        shown = [self._current] if self._current in widths else []
        used = sum(widths[key] for key in shown)
        for key, width in widths.items():
            if key in shown:
                continue
            if used + gap + width > room:
                break
            shown.append(key)
            used += gap + width
        return shown

    def _list_hidden(self) -> None:
        self._menu.clear()
        for key, chip in self._chips.items():
            if chip.isHidden():
                action = self._menu.addAction(chip.spoken())
                action.setData(key)
                action.triggered.connect(chip.click)

    def _toggled(self, checked: bool) -> None:
        chip = self.sender()
        if not checked or not isinstance(chip, _ChipButton):
            return
        take_tab(chip, self._chips.values())
        if any(it.hasFocus() for it in self._chips.values()):
            chip.setFocus(Qt.FocusReason.OtherFocusReason)
        if chip.key != self._current:
            self._current = chip.key
            self._arrange()
            self.chosen.emit(chip.key)

    def _ask_menu(self, place: QPoint) -> None:
        chip = self.sender()
        if isinstance(chip, _ChipButton):
            self.menu_asked.emit(chip.key, chip.mapToGlobal(place))


class _ChipButton(QPushButton):
    asked_again = Signal(str)

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._shared = False
        self._count: int | None = None
        self._ring = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setFont(theme.font(BODY, SEMIBOLD))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def show_chip(self, chip: Chip) -> None:
        self.setText(chip.text)
        self._shared = chip.shared
        self.set_count(chip.count)

    def nextCheckState(self) -> None:
        """A click on the chosen chip asks for its view once more, as it was saved."""
        if self.isChecked():
            self.asked_again.emit(self.key)
        else:
            super().nextCheckState()

    @property
    def counted(self) -> bool:
        return self._count is not None

    def set_count(self, count: int | None) -> None:
        self._count = count
        self.setAccessibleName(self.spoken())
        self.updateGeometry()
        self.update()

    def spoken(self) -> str:
        shared = ", geteilt" if self._shared else ""
        return f"{self.text()}{shared}, {self._number()}" if self._count is not None else self.text() + shared

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance(self._number())
        sign = theme.px(SHARED + 6) if self._shared else 0
        return QSize(words + sign + theme.px(2 * PADDING + GAP), theme.px(HEIGHT))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            accent = theme.tone(self, Tone.ACCENT)
            on = self.isChecked()
            fill = accent.soft if on else theme.colour(self, "raised" if self.underMouse() else "panel")
            line = accent.strong if on else theme.colour(self, "line")
            rounded(painter, self.rect(), self.height() / 2, fill, line)
            if self.hasFocus() and self._ring:
                rounded(painter, self.rect(), self.height() / 2, line=accent.strong, width=2)
            area = self.rect().adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
            painter.setFont(theme.font(BODY, SEMIBOLD if on else REGULAR))
            ink = accent.strong if on else theme.colour(self, "text")
            quiet = accent.strong if on else theme.colour(self, "muted")
            if self._shared:
                side = theme.px(SHARED)
                paint_icon(painter, QRect(area.x(), 0, side, self.height()), "users", quiet)
                area.setLeft(area.left() + side + theme.px(6))
            painter.setPen(ink)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
            painter.setPen(quiet)
            painter.drawText(
                area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._number()
            )

    def _number(self) -> str:
        return "…" if self._count is None else f"{self._count:,}".replace(",", ".")
