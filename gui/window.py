"""The window: rail, search over everything, one screen at a time, and the bar that says what happened."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from gui.desk import Desk, Notice
from gui.jobs import Job
from gui.look import theme
from gui.look.tokens import BETWEEN_PANELS, PAGE, Tone
from gui.lookup import Lookup
from gui.parts.identity import Identity
from gui.parts.notice import NoticeBar
from gui.parts.progress import ProgressLine
from gui.parts.rail import Rail, RailEntry
from gui.screen import Screen, Shown
from gui.screens import SCREENS
from gui.search import SearchEverything

SIZE, SMALLEST = QSize(1440, 900), QSize(960, 600)
GEOMETRY, SCREEN = "window/geometry", "window/screen"


class Window(QMainWindow):
    """Paints its frame at once; menus and the first screen follow when the desk has opened its database."""

    shown = Signal(str)  # the screen now in sight
    painted = Signal()  # for the first time

    def __init__(self, desk: Desk, screens: Sequence[Screen] = SCREENS) -> None:
        super().__init__()
        self.desk = desk
        self.screens = {screen.key: screen for screen in screens}
        self._built: dict[str, Shown] = {}
        self._job: Job | None = None
        self._begun = self._painted = False
        self.setWindowTitle("Mobilakte")
        self.setMinimumSize(SMALLEST)
        self._lay_out()
        self._come_back()
        desk.opened.connect(self.begin)
        desk.noticed.connect(self.say)
        desk.working.connect(self._watch)

    @property
    def screen_shown(self) -> Shown | None:
        """The screen in sight."""
        return self._built.get(self.key)

    def show_screen(self, key: str) -> Shown:
        """Go to a screen; it is built on the first visit."""
        self.key = key
        if key not in self._built:
            screen = self.screens[key].build(self.desk)
            screen.wanted.connect(self.reveal)
            self._built[key] = screen
            self._stack.addWidget(screen)
        screen = self._built[key]
        self._stack.setCurrentWidget(screen)
        self._rail.choose(key)
        self._pages.setCurrentWidget(self._shell)
        QSettings().setValue(SCREEN, key)
        self.shown.emit(key)
        return screen

    def reveal(self, listing: str, record: int) -> None:
        """Show a record wherever it belongs."""
        key = next(key for key, screen in self.screens.items() if listing in screen.listings)
        self.show_screen(key).reveal(listing, record)

    def search_everywhere(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def scanned(self, code: str) -> None:
        """A code that no field asked for goes to the dialog in front, or leads to its record."""
        front = QApplication.activeModalWidget()
        if front is None:
            self.search.take_code(code)
        elif callable(take := getattr(front, "scanned", None)):
            take(code)

    def say(self, notice: Notice) -> None:
        self._notice.say(notice.text, notice.tone, notice.verb or None, notice.act)

    def show_page(self, page: QWidget) -> None:
        """Instead of everything else."""
        old = self._pages.widget(1)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()

    def raise_up(self) -> None:
        """Come to the front, for somebody who started the program once more."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def sizeHint(self) -> QSize:
        return SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def leave(self) -> None:
        """Make room for another window; the lists give their connections back."""
        from gui.parts.list.panel import ListPanel

        for panel in self.findChildren(ListPanel):
            panel.stop()
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job:
            event.ignore()
            self._ask_to_break_off(self._job)
            return
        self.remember()
        super().closeEvent(event)

    def remember(self) -> None:
        QSettings().setValue(GEOMETRY, self.saveGeometry())

    def _lay_out(self) -> None:
        self.key = ""
        self._stack = QStackedWidget()
        self._pages = QStackedWidget()
        self._shell = QWidget()
        entries = [RailEntry(it.key, it.title, it.icon, it.at_the_bottom) for it in self.screens.values()]
        self._rail = Rail(entries)
        self._rail.setEnabled(False)
        self._rail.chosen.connect(self._choose)
        self.search = SearchEverything(Lookup(self.desk))
        self.search.setEnabled(False)
        self.search.found.connect(self.reveal)
        self.search.missed.connect(self._say_missed)
        self._progress = ProgressLine()
        self._progress.cancelled.connect(self._cancel)
        self._notice = NoticeBar()
        top = QHBoxLayout()
        top.setSpacing(theme.px(PAGE))
        top.addWidget(self.search, 3)
        top.addWidget(self._progress, 2)
        top.addStretch(1)
        top.addWidget(Identity(self.desk.actor))
        inside = QVBoxLayout()
        page = theme.px(PAGE)
        inside.setContentsMargins(page, theme.px(16), page, theme.px(16))
        inside.setSpacing(theme.px(BETWEEN_PANELS))
        inside.addLayout(top)
        inside.addWidget(self._stack, 1)
        inside.addWidget(self._notice)
        shell = QHBoxLayout(self._shell)
        shell.setContentsMargins(0, 0, 0, 0)
        shell.setSpacing(0)
        shell.addWidget(self._rail)
        shell.addLayout(inside, 1)
        self._pages.addWidget(self._shell)
        self.setCentralWidget(self._pages)

    def begin(self) -> None:
        """The database can be read: show the screen somebody last worked at."""
        if self._begun:
            return
        self._begun = True
        self._rail.setEnabled(True)
        self.search.setEnabled(True)
        last = str(QSettings().value(SCREEN, "", type=str))
        self.show_screen(last if last in self.screens else next(iter(self.screens)))

    def _choose(self, key: str) -> None:
        if key != self.key:
            self.show_screen(key)

    def _come_back(self) -> None:
        """Where the window was when it was last closed."""
        geometry = QSettings().value(GEOMETRY, QByteArray(), type=QByteArray)
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(SIZE.boundedTo(self.screen().availableSize() * 0.95))

    def _say_missed(self, words: str) -> None:
        self.say(Notice(f"Zu „{words}“ gibt es nichts.", Tone.WAITING))

    def _watch(self, job: Job) -> None:
        self._job = job
        self._progress.start(job.title, job.cancellable)
        job.advanced.connect(self._progress.advance)
        job.ended.connect(self._end)

    def _end(self) -> None:
        self._job = None
        self._progress.finish()

    def _ask_to_break_off(self, job: Job) -> None:
        from gui.messages import confirm

        sentence = f"Noch nicht fertig: {job.title}"
        confirm(self, "Trotzdem beenden?", sentence, "Abbrechen und beenden", self._break_off)

    def _break_off(self) -> None:
        self._cancel()
        self._job = None
        self.close()

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()
