"""The page of a database in which nobody has an account yet: who sets it up becomes the first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Button
from gui.parts.centred import Centred
from gui.parts.inputs import Tick
from gui.parts.text import Body, CardTitle, Muted
from inventory.actor import Role
from inventory.errors import Refused

LIKELY = (Role.IT, Role.HR)
"""Who starts alone does the work of both; accounts can be changed and added at any time."""


class FirstAccountPage(QWidget):
    chosen = Signal(list)

    def __init__(self, login: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Das erste Konto")
        self._ticks: dict[Role, Tick] = {role: Tick(role.label) for role in Role if role is not Role.ADMIN}
        for role in LIKELY:
            self._ticks[role].setChecked(True)
        self._trouble = Body(tone=Tone.OVERDUE, wrap=True)
        self._trouble.hide()
        self._go = Button("Einrichten", "check", primary=True)
        self._go.clicked.connect(self._choose)
        box = Centred(self)
        for part in (
            CardTitle("Mobilakte einrichten", wrap=True),
            Body(
                f"In dieser Datenbank hat noch niemand ein Konto. Die Anmeldung „{login}“ wird das erste: "
                "Sie verwaltet die Konten. Was soll sie außerdem tun?",
                wrap=True,
            ),
            *self._ticks.values(),
            Muted("Weitere Konten legen Sie danach in der Verwaltung an.", wrap=True),
            self._trouble,
        ):
            box.inside.addWidget(part)
        box.inside.addSpacing(theme.px(6))
        box.inside.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)

    def focus_first(self) -> None:
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, refused: Refused) -> None:
        self._trouble.setText(refused.message)
        self._trouble.show()

    def _choose(self) -> None:
        self.chosen.emit([role for role, tick in self._ticks.items() if tick.isChecked()])
