"""Who sits at this desk, at the top right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.look import theme
from gui.look.paint import rounded, smooth
from gui.look.tokens import CAPTION, SEMIBOLD, Tone
from gui.parts.text import Strong
from inventory.actor import Actor

CIRCLE = 30


class Identity(QWidget):
    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        roles = ", ".join(sorted(role.label for role in actor.roles))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(14))
        layout.addWidget(Strong(f"{roles} · {actor.login}"))
        layout.addWidget(_Avatar(initials(actor.login)))
        self.setAccessibleName(f"Angemeldet: {actor.login}, {roles}")


class _Avatar(QWidget):
    def __init__(self, letters: str) -> None:
        super().__init__()
        self._letters = letters
        self.setFixedSize(QSize(theme.px(CIRCLE), theme.px(CIRCLE)))

    def paintEvent(self, _event: QPaintEvent) -> None:
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
