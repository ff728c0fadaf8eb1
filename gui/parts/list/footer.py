"""The line below a list: how many there are and how they are sorted, and the keys one needs."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import SECONDARY
from gui.parts.text import Secondary
from inventory import text
from inventory.listing import Listing, Query

KEYS = "↑↓ wählen   ↵ öffnen   Strg F suchen"
HEIGHT = 34


class Footer(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = Secondary(elide=True)
        self._keys = Secondary(KEYS)
        self._keys.setFont(theme.font(SECONDARY))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(11), 0, theme.px(14), 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._left, 1)
        layout.addWidget(self._keys)
        self.setFixedHeight(theme.px(HEIGHT))

    def tell(self, listing: Listing, query: Query, count: int | None, selected: int) -> None:
        """`count` is None as long as it is not known."""
        column = listing.column(query.order or listing.order)
        order = f"sortiert nach {column.title}" + (", absteigend" if query.descending else "")
        many = f"… {listing.many}" if count is None else listing.counted(count)
        chosen = [f"{text.number_text(selected)} ausgewählt"] if selected > 1 else []
        self._left.setText(" · ".join([*chosen, many, order]))

    def text(self) -> str:
        return self._left.text()
