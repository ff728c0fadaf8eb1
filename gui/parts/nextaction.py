"""The one next action of a record, in a tinted box."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import SEMIBOLD, Tone
from gui.parts.button import Button
from gui.parts.flow import Flow
from gui.parts.panel import Panel
from gui.parts.text import Body, Secondary


class NextAction(Panel):
    """The first action is the primary one; `more` waits in a menu."""

    def __init__(
        self,
        headline: str,
        sentence: str = "",
        actions: Sequence[QAction] = (),
        more: Sequence[QAction] = (),
        tone: Tone = Tone.WAITING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tone, parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        layout.setSpacing(theme.px(8))
        layout.addWidget(Body(headline, weight=SEMIBOLD, wrap=True))
        if sentence:
            words = Secondary(sentence, wrap=True)
            words.setForegroundRole(self.foregroundRole())
            layout.addWidget(words)
        if actions or more:
            layout.addSpacing(theme.px(4))
            layout.addLayout(self._row(actions, more))

    def _row(self, actions: Sequence[QAction], more: Sequence[QAction]) -> Flow:
        row = Flow()
        for place, action in enumerate(actions):
            row.addWidget(Button.for_action(action, primary=place == 0))
        if more:
            button = Button("Mehr")
            menu = QMenu(button)
            menu.addActions(more)
            button.setMenu(menu)
            row.addWidget(button)
        return row
