"""What fills the window: rail, search over everything, one screen at a time, and what happened."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

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
from gui.search import SearchEverything
from inventory.listing import Query
from inventory.papers.audience import FILERS


class Shell(QWidget):
    shown = Signal(str)  # the screen now in sight

    def __init__(self, desk: Desk, screens: Sequence[Screen]) -> None:
        super().__init__()
        self.desk = desk
        self._all = screens
        self.screens: dict[str, Screen] = {}
        self.key = ""
        self.job: Job | None = None
        self._built: dict[str, Shown] = {}
        self.setAcceptDrops(True)
        self._make_parts()
        self._lay_out()
        desk.noticed.connect(self.say)
        desk.working.connect(self._watch)

    @property
    def screen_shown(self) -> Shown | None:
        return self._built.get(self.key)

    def begin(self) -> None:
        """It is known who sits here: show what is theirs, and first of it what there is to do today."""
        actor = self.desk.actor
        self.screens = {screen.key: screen for screen in self._all if screen.is_for(actor)}
        self._rail.offer(
            [RailEntry(it.key, it.title, it.icon, it.at_the_bottom) for it in self.screens.values()]
        )
        self.identity.introduce(actor)
        self.search.setEnabled(True)
        self.show_screen(self.key if self.key in self.screens else next(iter(self.screens)))

    def show_screen(self, key: str) -> Shown:
        """Go to a screen; it is built on the first visit."""
        self.key = key
        if key not in self._built:
            screen = self.screens[key].build(self.desk)
            screen.wanted.connect(self.reveal)
            screen.counted.connect(partial(self._rail.set_count, key))
            self._built[key] = screen
            self._stack.addWidget(screen)
        screen = self._built[key]
        self._stack.setCurrentWidget(screen)
        self._rail.choose(key)
        if not self._rail.isAncestorOf(QApplication.focusWidget() or self):
            self._focus_list(screen)
        self.shown.emit(key)
        return screen

    def reveal(self, listing: str, what: int | Query) -> None:
        """Show a record wherever it belongs."""
        key = next((key for key, screen in self.screens.items() if screen.shows(listing)), None)
        if key is None:
            self.say(Notice("Das gehört nicht zu dem, was Sie hier sehen dürfen.", Tone.WAITING))
        else:
            self.show_screen(key).reveal(listing, what)

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Scans and filled forms may be laid down anywhere in the window."""
        if FILERS & self.desk.actor.roles and any(it.isLocalFile() for it in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from gui.screens.papers.intake import Intake

        files = [it for it in event.mimeData().urls() if it.isLocalFile()]
        event.acceptProposedAction()
        Intake(self.desk, self.window(), files).open()

    def break_off(self) -> None:
        if self.job:
            self.job.cancel()

    def _make_parts(self) -> None:
        self._rail = Rail()
        self._rail.chosen.connect(self._choose)
        self.search = SearchEverything(Lookup(self.desk))
        self.search.setEnabled(False)
        self.search.found.connect(self.reveal)
        self.search.missed.connect(self._say_missed)
        self._progress = ProgressLine()
        self._progress.cancelled.connect(self.break_off)
        self._stack = QStackedWidget()
        self._notice = NoticeBar()
        self.identity = Identity()

    def _lay_out(self) -> None:
        page = theme.px(PAGE)
        top = QHBoxLayout()
        top.setSpacing(page)
        top.addWidget(self.search, 3)
        top.addWidget(self._progress, 2)
        top.addStretch(1)
        top.addWidget(self.identity)
        inside = QVBoxLayout()
        inside.setContentsMargins(page, theme.px(16), page, theme.px(16))
        inside.setSpacing(theme.px(BETWEEN_PANELS))
        inside.addLayout(top)
        inside.addWidget(self._stack, 1)
        inside.addWidget(self._notice)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail)
        layout.addLayout(inside, 1)

    def _focus_list(self, screen: Shown) -> None:
        """Where the arrow keys go; whoever walks along the rail stays there."""
        lists = screen.findChildren(QAbstractItemView)
        if in_sight := [it for it in lists if it.isVisibleTo(screen)]:
            in_sight[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, key: str) -> None:
        if key != self.key:
            self.show_screen(key)

    def _say_missed(self, words: str) -> None:
        self.say(Notice(f"Zu „{words}“ gibt es nichts.", Tone.WAITING))

    def _watch(self, job: Job) -> None:
        self.job = job
        self._progress.start(job.title, job.cancellable)
        job.advanced.connect(self._progress.advance)
        job.ended.connect(self._end)

    def _end(self) -> None:
        self.job = None
        self._progress.finish()
