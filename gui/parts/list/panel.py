"""The list as a screen embeds it: views, search, filters and columns around the table, its footer below."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look import theme
from gui.look.tokens import BETWEEN_CONTROLS, BETWEEN_PANELS, Tone
from gui.parts.button import Button
from gui.parts.list.columnbox import ColumnBox
from gui.parts.list.columns import ColumnLayout
from gui.parts.list.emptiness import Emptiness
from gui.parts.list.extract import Extract
from gui.parts.list.filtering import Filtering
from gui.parts.list.footer import Footer
from gui.parts.list.lane import Lane
from gui.parts.list.model import WindowModel
from gui.parts.list.output import Output
from gui.parts.list.popup import below
from gui.parts.list.view import ListView
from gui.parts.list.views import ViewBar
from gui.parts.panel import Panel
from gui.parts.searchfield import SearchField
from inventory.errors import Refused
from inventory.filters import by_column, filter_text
from inventory.listing import Listing, Query

SEARCH, VIEWS = 240, 216
TYPING = 20
"""Milliseconds after a keystroke; a scanner types a whole number in less."""


class ListPanel(QWidget):
    """`current` is a record id, or None when there is none."""

    current = Signal(object)
    opened = Signal(object)
    selected = Signal()

    def __init__(self, desk: Desk, declared: Listing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listing = listing = desk.sees(declared)
        self._desk = desk
        self._actions: list[QAction] = []
        self._wanted: int | None = None
        self._looked_again = False
        self._outdated = False
        self._quick = Lane(desk.reader(), f"{listing.name}, rows", self)
        self._slow = Lane(desk.reader(), f"{listing.name}, ids", self)
        self._model = WindowModel(listing, self._quick, self._slow, self)
        self._view = ListView(self._model)
        self._columns = ColumnLayout(listing, self._view.heading)
        self._views = ViewBar(desk, listing, self._slow)
        self._search = SearchField(f"{listing.many} durchsuchen", height=32)
        self._search.setMaximumWidth(theme.px(SEARCH))
        self._filter = Button("Filter", "funnel-simple")
        self._choose = Button("Spalten", "columns")
        self._filtering = Filtering(listing, self._slow, self)
        self._column_box: ColumnBox | None = None
        self._empty = Emptiness(listing, self._view.viewport())
        self._footer = Footer()
        self._output = Output(desk, self._slow, self._extract, self)
        self._more = Button("", "dots-three")
        self._more_menu = QMenu(self._more)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._lay_out()
        self._connect()
        self._view.set_compact(self._columns.compact)
        self.show_query(self._views.first())

    @property
    def query(self) -> Query:
        return self._model.query

    def show_query(self, query: Query) -> None:
        """Show what this query finds."""
        self._search.setText(query.search)
        self._typing.stop()
        self._ask(query)

    def selected_ids(self) -> list[int]:
        return self._view.chosen()

    def selected_count(self) -> int:
        return self._view.selected_count()

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """What can be done with the selected records."""
        self._actions = list(actions)

    def list_actions(self) -> list[QAction]:
        """What the menu bar offers for the list as a whole."""
        return [self._output.copying, *self._output.actions()]

    def set_card(self, card: QWidget) -> None:
        """Show a card beside the table."""
        self._beside.addWidget(card)

    def set_empty(self, sentence: str, first: str = "", action: QAction | None = None) -> None:
        """What stands here before there is any record: why, and what to do first."""
        self._empty.set_yet(sentence, first, action)

    def refresh(self) -> None:
        """Read again; a list nobody sees waits until it is shown."""
        self._outdated = not self.isVisible()
        if not self._outdated:
            self._model.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._outdated:
            self.refresh()

    def reveal(self, record_id: int) -> None:
        """Jump to a record; search and filters give way if they hide it."""
        self._wanted = record_id
        self._looked_again = False
        if self._model.complete:
            self._model.find(record_id, self._jump)

    def stop(self) -> None:
        """End the reading; nothing arrives afterwards."""
        self._quick.stop()
        self._slow.stop()

    def _lay_out(self) -> None:
        toolbar = QHBoxLayout()
        toolbar.setSpacing(theme.px(BETWEEN_CONTROLS))
        toolbar.addWidget(self._views, 1)
        self._views.setMinimumWidth(theme.px(VIEWS))
        self._more.setAccessibleName("Weitere Befehle der Liste")
        self._more_menu.addActions([self._views.saving, *self._output.actions()])
        for widget in (self._search, self._filter, self._choose, self._more):
            toolbar.addWidget(widget)
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
        layout.addLayout(toolbar)
        layout.addWidget(self._filtering.line)
        layout.addLayout(self._beside, 1)

    def _connect(self) -> None:
        for lane in (self._quick, self._slow):
            lane.failed.connect(self._tell_refused)
        self._typing.timeout.connect(self._search_typed)
        self._search.textChanged.connect(self._typing.start)
        self._search.returnPressed.connect(self._open_current)
        self._views.chosen.connect(self.show_query)
        self._filter.clicked.connect(self._open_filter)
        self._choose.clicked.connect(self._open_columns)
        self._more.clicked.connect(self._open_more)
        self._filtering.changed.connect(self._ask)
        self._filtering.line.reset.connect(self._reset)
        self._empty.reset.connect(self._reset)
        self._connect_table()
        self._desk.changed.connect(self.refresh)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._focus_search)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self._search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._focus_rows)
        if app := QApplication.instance():
            app.aboutToQuit.connect(self.stop)

    def _connect_table(self) -> None:
        heading = self._view.heading
        self._model.loaded.connect(self._loaded)
        self._model.placed.connect(self._tell)
        self._view.selected.connect(self._tell)
        self._view.selected.connect(self.selected)
        self._view.current.connect(self.current)
        self._view.opened.connect(self.opened)
        self._view.typed.connect(self._type_on)
        self._view.customContextMenuRequested.connect(self._show_menu)
        heading.sort_asked.connect(self._sort)
        heading.filter_asked.connect(self._filtering.ask)
        heading.hide_asked.connect(self._columns.hide)
        heading.columns_asked.connect(self._open_columns)
        self._columns.compacted.connect(self._view.set_compact)

    def _ask(self, query: Query) -> None:
        self._model.show(query)
        self._views.follow(query)
        self._filtering.follow(query, self._views.base())
        self._view.heading.set_filtered({it.column for it in query.filters})
        self._view.heading.set_order(query.order or self.listing.order, descending=query.descending)
        self._tell()

    def _search_typed(self) -> None:
        self._ask(replace(self.query, search=self._search.text()))

    def _reset(self) -> None:
        self.show_query(self._views.base())

    def _sort(self, name: str, descending: bool, *_checked: bool) -> None:
        self._ask(replace(self.query, order=name, descending=descending))

    def _open_filter(self) -> None:
        column = self._view.currentIndex().column()
        shown = self._columns.shown()
        name = self.listing.columns[column].name if column >= 0 else shown[0].name
        self._filtering.ask(name, below(self._filter))

    def _open_columns(self) -> None:
        if self._column_box is None:
            self._column_box = ColumnBox(self.listing, self._columns, self)
        self._column_box.fill()
        self._column_box.open_at(below(self._choose))

    def _open_more(self) -> None:
        self._more_menu.popup(below(self._more))

    def _jump(self, row: int | None) -> None:
        query = self.query
        if row is not None:
            self._wanted = None
            self._view.go_to(row)
        elif not self._looked_again:  # it may be newer than what was read
            self._looked_again = True
            self.refresh()
        elif query.search or query.filters:
            self.show_query(Query(order=query.order, descending=query.descending))
            self._desk.tell("Suche und Filter sind aufgehoben, damit der Eintrag zu sehen ist.", Tone.REST)
        else:
            self._wanted = None
            self._desk.tell("Diesen Eintrag gibt es nicht mehr.", Tone.WAITING)

    def _loaded(self) -> None:
        self._tell()
        if self._model.rowCount():
            self._empty.hide()
        else:
            self._empty.explain(self.query, self._views.base(), self._views.name())
        if self._wanted is not None:
            self._model.find(self._wanted, self._jump)

    def _tell(self, *_places: object) -> None:
        count = self._model.rowCount() if self._model.complete else None
        if count is None and self._model.rowCount():
            self._empty.hide()
        selected = self._view.selected_count()
        self._footer.tell(self.listing, self.query, count, selected)
        self._output.name_after(selected)

    def _extract(self, from_count: int) -> Extract:
        """The selected rows, if there are at least so many of them, and otherwise all that is shown."""
        enough = self._view.selected_count() >= from_count
        ids = self._view.selected_ids() if enough else self._model.ids
        told = [filter_text(self.listing.column(name), them) for name, them in by_column(self.query).items()]
        search = [f"Suche „{self.query.search}“"] if self.query.search else []
        about = " · ".join([self.listing.counted(len(ids)), *search, *told])
        return Extract(self._views.name(), about, self.listing, tuple(self._columns.shown()), ids)

    def _tell_refused(self, refused: Refused) -> None:
        self._desk.tell(refused.message, Tone.OVERDUE)

    def _focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _focus_rows(self) -> None:
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        menu.addSeparator()
        menu.addAction(self._output.copying)
        orders = menu.addMenu("Sortieren nach")
        for column in self._columns.shown():
            orders.addAction(column.title).triggered.connect(partial(self._sort, column.name, False))
        menu.popup(self._view.viewport().mapToGlobal(place))
