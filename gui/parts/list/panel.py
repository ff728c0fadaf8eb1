"""The list as a screen embeds it: views, search, filters and columns around the table, its footer below."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.look.tokens import BETWEEN_CONTROLS, BETWEEN_PANELS, Tone
from gui.parts.list.columns import ColumnLayout
from gui.parts.list.footer import Footer
from gui.parts.list.lane import Lane
from gui.parts.list.model import WindowModel
from gui.parts.list.view import ListView
from gui.parts.panel import Panel
from gui.parts.searchfield import SearchField
from inventory.errors import Refused
from inventory.listing import Listing, Query

TYPING = 20
"""Milliseconds after a keystroke; a scanner types a whole number in less."""


class ListPanel(QWidget):
    """`current` is a record id, or None when there is none."""

    current = Signal(object)
    opened = Signal(object)
    selected = Signal()

    def __init__(
        self, desk: Desk, listing: Listing, settings_key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.listing = listing
        self._desk = desk
        self._actions: list[QAction] = []
        self._wanted: int | None = None
        self._quick = Lane(desk.reader(), f"{listing.name}, rows", self)
        self._slow = Lane(desk.reader(), f"{listing.name}, ids", self)
        self._model = WindowModel(listing, self._quick, self._slow, self)
        self._view = ListView(self._model)
        self._search = SearchField(f"{listing.many} durchsuchen", height=32)
        self._columns = ColumnLayout(listing, self._view.heading, settings_key)
        self._footer = Footer()
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._lay_out()
        self._connect()
        self.show_query(Query())

    @property
    def query(self) -> Query:
        return self._model.query

    def show_query(self, query: Query) -> None:
        """Show what this query finds."""
        self._search.setText(query.search)
        self._typing.stop()
        self._ask(query)

    def selected_ids(self) -> list[int]:
        return self._view.selected_ids().tolist()

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """What can be done with the selected records."""
        self._actions = list(actions)

    def set_card(self, card: QWidget) -> None:
        """Show a card beside the table."""
        self._beside.addWidget(card)

    def refresh(self) -> None:
        self._model.refresh()

    def reveal(self, record_id: int) -> None:
        """Jump to a record; search and filters give way if they hide it."""
        self._wanted = record_id
        if self._model.complete:
            self._model.find(record_id, self._jump)

    def stop(self) -> None:
        """End the reading; nothing arrives afterwards."""
        self._quick.stop()
        self._slow.stop()

    def _lay_out(self) -> None:
        self._toolbar = QHBoxLayout()
        self._toolbar.setSpacing(theme.px(BETWEEN_CONTROLS))
        self._toolbar.addWidget(self._search)
        self._toolbar.addStretch(1)
        frame = Panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self._view, 1)
        inside.addWidget(self._footer)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(theme.px(BETWEEN_PANELS))
        self._beside.addWidget(frame, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addLayout(self._toolbar)
        layout.addLayout(self._beside, 1)

    def _connect(self) -> None:
        self._quick.failed.connect(self._tell_refused)
        self._slow.failed.connect(self._tell_refused)
        self._typing.timeout.connect(self._search_typed)
        self._search.textChanged.connect(self._typing.start)
        self._search.returnPressed.connect(self._open_current)
        self._model.loaded.connect(self._loaded)
        self._view.selected.connect(self._tell)
        self._view.selected.connect(self.selected)
        self._view.current.connect(self.current)
        self._view.opened.connect(self.opened)
        self._view.typed.connect(self._type_on)
        self._view.customContextMenuRequested.connect(self._show_menu)
        self._view.heading.sectionClicked.connect(self._sort_by)
        self._desk.changed.connect(self.refresh)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._focus_search)
        self.destroyed.connect(self.stop)
        if app := QApplication.instance():
            app.aboutToQuit.connect(self.stop)

    def _ask(self, query: Query) -> None:
        self._model.show(query)
        order = query.order or self.listing.order
        section = [column.name for column in self.listing.columns].index(order)
        down = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
        self._view.heading.setSortIndicator(section, down)
        self._tell()

    def _search_typed(self) -> None:
        self._ask(replace(self.query, search=self._search.text()))

    def _sort_by(self, section: int) -> None:
        name = self.listing.columns[section].name
        again = name == (self.query.order or self.listing.order)
        self._ask(replace(self.query, order=name, descending=again and not self.query.descending))

    def _jump(self, row: int | None) -> None:
        query = self.query
        if row is not None:
            self._wanted = None
            self._view.go_to(row)
        elif query.search or query.filters:
            self.show_query(Query(order=query.order, descending=query.descending))
            self._desk.tell("Suche und Filter sind aufgehoben, damit der Eintrag zu sehen ist.", Tone.REST)
        else:
            self._wanted = None
            self._desk.tell("Diesen Eintrag gibt es nicht mehr.", Tone.WAITING)

    def _loaded(self) -> None:
        self._tell()
        if self._wanted is not None:
            self._model.find(self._wanted, self._jump)

    def _tell(self) -> None:
        count = self._model.rowCount() if self._model.complete else None
        self._footer.tell(self.listing, self.query, count, self._view.selected_count())

    def _tell_refused(self, refused: Refused) -> None:
        self._desk.tell(refused.message, Tone.OVERDUE)

    def _focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _type_on(self, text: str) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.setText(text)

    def _open_current(self) -> None:
        if (current := self._view.current_id()) is not None:
            self.opened.emit(current)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._actions)
        menu.popup(self._view.viewport().mapToGlobal(place))
