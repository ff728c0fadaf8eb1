"""A whole page instead of a box: what stands in the way, and the ways out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.look import theme
from gui.parts.button import Button
from gui.parts.centred import Centred
from gui.parts.text import Body, CardTitle

Way = tuple[str, str, Callable[[], object]]
"""The words of a button, its icon, and what it does."""


class TroublePage(QWidget):
    """The first way is the likely one."""

    def __init__(
        self, headline: str, sentence: str, ways: Sequence[Way], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(headline)
        words = Body(sentence, wrap=True, selectable=True)
        words.setAccessibleName(sentence)
        self._ways = [way for _text, _icon, way in ways]
        self._buttons = [Button(text, icon, primary=place == 0) for place, (text, icon, _) in enumerate(ways)]
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for button in self._buttons:
            button.clicked.connect(self._go)
            row.addWidget(button)
        row.addStretch()
        inside = Centred(self).inside
        inside.addWidget(CardTitle(headline, wrap=True))
        inside.addWidget(words)
        inside.addSpacing(theme.px(10))
        inside.addLayout(row)

    def focus_first(self) -> None:
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        self._ways[self._buttons.index(self.sender())]()  # type: ignore[arg-type]
