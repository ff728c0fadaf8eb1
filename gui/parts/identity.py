"""Who sits at this desk, at the top right."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from gui.look import theme
from gui.look.paint import rounded, smooth
from gui.look.tokens import CAPTION, SEMIBOLD, Tone
from gui.parts.button import Button
from gui.parts.text import Strong
from inventory.actor import Actor, Role

CIRCLE = 30


class Identity(QWidget):
    """In the invented city one may change places: `changed` then says whose place somebody takes."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Strong("")
        self._places = Button("Platz wechseln", "swap", quiet=True)
        self._places.hide()
        self._avatar = _Avatar()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(14))
        for part in (self._places, self._words, self._avatar):
            layout.addWidget(part)

    def introduce(self, actor: Actor) -> None:
        roles = ", ".join(role.label for role in Role if role in actor.roles)
        self._words.setText(f"{roles} · {actor.login}")
        self._avatar.show_letters(initials(actor.login))
        self.setAccessibleName(f"Angemeldet: {actor.login}, {roles}")

    def offer_places(self, places: Iterable[tuple[str, Role]]) -> None:
        menu = QMenu(self._places)
        for login, role in places:
            action = menu.addAction(f"{role.label} ({login})")
            action.setData(login)
            action.triggered.connect(self._change)
        self._places.setMenu(menu)
        self._places.show()

    def _change(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.changed.emit(action.data())


class _Avatar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._letters = ""
        self.setFixedSize(QSize(theme.px(CIRCLE), theme.px(CIRCLE)))

    def show_letters(self, letters: str) -> None:
        self._letters = letters
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._letters:
            return
        tint = theme.tone(self, Tone.ACCENT)
        with smooth(self) as painter:
            rounded(painter, self.rect(), self.width() / 2, tint.soft)
            painter.setFont(theme.font(CAPTION, SEMIBOLD))
            painter.setPen(tint.strong)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)


def initials(login: str) -> str:
    """k.meyer becomes KM, it01 becomes IT."""
    words = [word for word in login.replace("-", ".").replace("_", ".").split(".") if word]
    return (words[0][0] + words[-1][0] if len(words) > 1 else login[:2]).upper()
