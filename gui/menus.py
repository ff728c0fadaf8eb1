"""The menu bar: every action with its keys."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui import preferences
from gui.look.icons import icon
from gui.safety import Safety
from gui.shell import Shell

if TYPE_CHECKING:
    from gui.handbook import Handbook

SCHEMES = {"system": "Wie das System", "light": "Hell", "dark": "Dunkel"}


class Menus(QObject):
    restore_wanted = Signal(object)
    dressed = Signal()  # somebody wants another look

    def __init__(self, window: QMainWindow, shell: Shell) -> None:
        super().__init__(window)
        self._window = window
        self._shell = shell
        self._desk = shell.desk
        self.safety = Safety(shell.desk, window)
        self.safety.restore_wanted.connect(self.restore_wanted)
        self._of_the_screen: list[QMenu] = []
        self._of_the_list: list[QAction] = []
        self._handbook: Handbook | None = None
        self._bar = window.menuBar()
        self._bar.clear()
        self._file()
        self._edit()
        self._view()
        self._help = self._menu("Hilfe")
        self._fill_help()
        self._desk.changed.connect(self._follow)
        shell.shown.connect(self._show_screen)
        self._show_screen(shell.key)
        self._follow()

    def _file(self) -> None:
        menu = self._menu("Datei")
        self._before_backup = menu.addSeparator()
        menu.aboutToShow.connect(self._offer_list)
        self._add(menu, "Sicherung anlegen …", "floppy-disk", "Ctrl+Shift+S", self.safety.ask_backup)
        self._add(menu, "Sicherung zurückspielen …", "clock-counter-clockwise", "", self.safety.ask_restore)
        menu.addSeparator()
        leave = self._add(menu, "Beenden", "sign-out", "Ctrl+Q", self._window.close)
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self) -> None:
        menu = self._menu("Bearbeiten")
        self._undo = self._add(menu, "Rückgängig", "arrow-u-up-left", "Ctrl+Z", self._take_back)
        self._redo = self._add(menu, "Wiederherstellen", "arrow-clockwise", "Ctrl+Y", self._put_back)
        self._add(menu, "Letzte Buchungen …", "clock", "Ctrl+H", self._open_bookings)
        menu.addSeparator()
        self._add(menu, "Überall suchen", "magnifying-glass", "Ctrl+K", self._shell.search_everywhere)

    def _view(self) -> None:
        menu = self._menu("Ansicht")
        for number, screen in enumerate(self._shell.screens.values(), start=1):
            action = self._add(menu, screen.title, screen.icon, f"Ctrl+{number}", self._go)
            action.setData(screen.key)
        menu.addSeparator()
        colours = menu.addMenu(icon("palette"), "Farben")
        self._choices(colours, SCHEMES.items(), preferences.scheme(), self._choose_scheme)
        sizes = menu.addMenu("Schriftgröße")
        words = [(size, f"{size} %") for size in preferences.SIZES]
        self._choices(sizes, words, preferences.size(), self._choose_size)

    def _fill_help(self) -> None:
        self._add(self._help, "Handbuch zu diesem Bildschirm", "question", "F1", self._open_page)
        self._add(self._help, "Handbuch", "file-text", "", self._open_handbook)
        self._add(self._help, "Tastatur", "keyboard", "", self._open_keys)
        self._help.addSeparator()
        self._add(self._help, "Über Mobilakte", "info", "", self._open_about)

    def _menu(self, title: str) -> QMenu:
        return self._bar.addMenu(title)

    def _add(self, menu: QMenu, text: str, sign: str, keys: str, do: Callable[[], object]) -> QAction:
        action = QAction(icon(sign), text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(do)
        menu.addAction(action)
        return action

    def _choices(
        self, menu: QMenu, words: Iterable[tuple[object, str]], now: object, do: Callable[[], object]
    ) -> None:
        group = QActionGroup(menu)
        for value, text in words:
            action = QAction(text, group, checkable=True, checked=value == now)
            action.setData(value)
            action.triggered.connect(do)
            menu.addAction(action)

    def _offer_list(self) -> None:
        """Whatever list is in sight can be saved and printed."""
        from gui.parts.list.panel import ListPanel

        menu = self._before_backup.parent()
        if not isinstance(menu, QMenu):
            return
        for action in self._of_the_list:
            menu.removeAction(action)
        panels = self._shell.findChildren(ListPanel)
        in_sight = [it for it in panels if it.isVisible()]
        self._of_the_list = in_sight[0].list_actions() if in_sight else []
        menu.insertActions(self._before_backup, self._of_the_list)

    def _show_screen(self, key: str) -> None:
        """The verbs of the screen in sight have menus of their own, before the last one."""
        for menu in self._of_the_screen:
            self._bar.removeAction(menu.menuAction())
            menu.deleteLater()
        screen = self._shell.screen_shown
        offered = screen.actions_by_menu() if screen else {}
        self._of_the_screen = [QMenu(title, self._bar) for title in offered]
        for menu, actions in zip(self._of_the_screen, offered.values(), strict=True):
            menu.addActions(list(actions))
            self._bar.insertMenu(self._help.menuAction(), menu)

    def _follow(self) -> None:
        self._undo.setEnabled(self._desk.can_undo)
        self._redo.setEnabled(self._desk.can_redo)

    def _take_back(self) -> None:
        self._desk.undo()

    def _put_back(self) -> None:
        self._desk.redo()

    def _go(self) -> None:
        self._shell.show_screen(self._chosen())

    def _choose_scheme(self) -> None:
        preferences.choose_scheme(self._chosen())
        self.dressed.emit()

    def _choose_size(self) -> None:
        preferences.choose_size(self._chosen())
        self.dressed.emit()

    def _chosen(self) -> Any:
        action = self.sender()
        return action.data() if isinstance(action, QAction) else None

    def _open_bookings(self) -> None:
        from gui.bookings import BookingsDialog

        BookingsDialog(self._desk, self._window).open()

    def _open_page(self) -> None:
        self._read_on(self._shell.key)

    def _open_handbook(self) -> None:
        self._read_on("index")

    def _open_keys(self) -> None:
        self._read_on("keyboard")

    def _read_on(self, page: str) -> None:
        from gui.handbook import Handbook

        if self._handbook is None:
            self._handbook = Handbook()
        self._handbook.open_page(page)

    def _open_about(self) -> None:
        from gui.messages import show_about

        show_about(self._window)
