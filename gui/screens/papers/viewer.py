"""A paper in a window of its own: read, searched, printed, saved, sent."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence, QPaintEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui import messages
from gui.desk import Desk, Notice
from gui.jobs import Job
from gui.look import theme
from gui.look.icons import icon
from gui.look.paint import smooth
from gui.look.tokens import Tone
from gui.parts.button import Button
from gui.parts.notice import NoticeBar
from gui.parts.pageview import PageView
from gui.parts.searchfield import SearchField
from gui.parts.text import CardTitle, Muted
from gui.screens.papers.document import Document, print_all, printer_for, save, save_mail
from gui.screens.papers.making import Papers
from gui.screens.papers.signing import Verdicts, judge, sign
from inventory.papers.audience import FILERS
from inventory.text import number_text

if TYPE_CHECKING:
    from inventory.papers.verdict import Verdict


Write = Callable[[Path, Document], None]


class Viewer(QDialog):
    def __init__(self, desk: Desk, parent: QWidget, document: Document, more: Sequence[QAction] = ()) -> None:
        super().__init__(parent)
        self._desk = desk
        self._document = document
        self.finished.connect(self.deleteLater)
        self.setWindowTitle(document.name)
        self.pages = PageView()
        self._page = Muted("")
        self._zoom = Muted("")
        self._search = SearchField("Im Papier suchen")
        self._hits = Muted("")
        self._notice = NoticeBar()
        self._signatures = QVBoxLayout()
        self._lay_out(more)
        self._connect()
        judge(desk, self, document.data, self._show_signatures)
        self.resize(QSize(theme.px(900), theme.px(940)).boundedTo(self.screen().availableSize() * 0.9))
        self.pages.show_file(document.data)
        self.pages.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def done(self, result: int) -> None:
        self.pages.stop()
        super().done(result)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with smooth(self) as painter:
            painter.fillRect(self.rect(), theme.colour(self, "panel"))

    def _lay_out(self, more: Sequence[QAction]) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(10))
        top.setSpacing(theme.px(8))
        top.addWidget(CardTitle(self._document.name), 1)
        for action in more:
            top.addWidget(Button.for_action(action))
        if self._document.paper_id is not None and FILERS & self._desk.actor.roles:
            top.addWidget(self._button("Unterschreiben …", "signature", "Ctrl+U", self._sign))
        top.addWidget(self._button("E-Mail …", "envelope-simple", "Ctrl+Shift+M", self._ask_mail))
        top.addWidget(
            self._button("Speichern …", "download-simple", QKeySequence.StandardKey.Save, self._ask_file)
        )
        top.addWidget(
            self._button(
                "Drucken …", "printer", QKeySequence.StandardKey.Print, self._ask_printer, primary=True
            )
        )
        below = QHBoxLayout()
        below.setContentsMargins(theme.px(20), 0, theme.px(20), theme.px(10))
        below.setSpacing(theme.px(8))
        below.addWidget(self._search)
        below.addWidget(self._hits)
        below.addStretch()
        below.addWidget(self._page)
        below.addSpacing(theme.px(16))
        below.addWidget(
            self._small("Kleiner", "minus-circle", QKeySequence.StandardKey.ZoomOut, self.pages.zoom_out)
        )
        below.addWidget(self._zoom)
        below.addWidget(self._small("Größer", "plus", QKeySequence.StandardKey.ZoomIn, self.pages.zoom_in))
        below.addWidget(self._small("Ganze Breite", "arrows-left-right", "Ctrl+0", self.pages.fit_width))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(below)
        layout.addLayout(self._signatures)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._notice)

    def _connect(self) -> None:
        self.pages.shown.connect(lambda page, count: self._page.setText(f"Seite {page} von {count}"))
        self.pages.zoomed.connect(lambda percent: self._zoom.setText(f"{percent} %"))
        self.pages.refused.connect(partial(self._notice.say, tone=Tone.OVERDUE))
        self._desk.noticed.connect(self._hear)
        self._search.textChanged.connect(self.pages.search)
        self.pages.found.connect(self._tell_hits)
        self._search.returnPressed.connect(self.pages.show_next)
        finding = QAction(self)
        finding.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        finding.triggered.connect(self._search.setFocus)
        self.addAction(finding)

    def _button(
        self,
        words: str,
        sign: str,
        keys: QKeySequence.StandardKey | str,
        do: Callable[[], object],
        *,
        primary: bool = False,
    ) -> Button:
        action = QAction(icon(sign), words, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(do)
        self.addAction(action)
        return Button.for_action(action, primary=primary)

    def _small(
        self, words: str, sign: str, keys: QKeySequence.StandardKey | str, do: Callable[[], object]
    ) -> Button:
        button = Button("", sign, quiet=True)
        button.setAccessibleName(words)
        button.setToolTip(words)
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(do)
        self.addAction(action)
        button.clicked.connect(action.trigger)
        return button

    def _tell_hits(self, count: int) -> None:
        told = "1 Treffer" if count == 1 else f"{number_text(count)} Treffer"
        self._hits.setText(told if self._search.text().strip() else "")

    def _ask_file(self) -> None:
        self._ask(self._document.file_name, "PDF-Datei (*.pdf)", save)

    def _ask_mail(self) -> None:
        name = self._document.file_name.removesuffix(".pdf") + ".eml"
        self._ask(name, "E-Mail-Entwurf (*.eml)", save_mail)

    def _ask(self, name: str, kind: str, write: Write) -> None:
        chosen = partial(self._write, write)
        messages.ask_file_to_save(self, "Speichern", name, kind, chosen, "papers")

    def _write(self, write: Write, path: Path) -> None:
        done = partial(self._tell_saved, path)
        work = partial(_written, write, path, self._document)
        self._desk.job(self, f"„{path.name}“ wird geschrieben …", work, done)

    def _tell_saved(self, path: Path, _nothing: None) -> None:
        opening = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path)))
        self._desk.noticed.emit(Notice(f"Gespeichert: „{path.name}“.", verb="Öffnen", act=opening))

    def _sign(self) -> None:
        if self._document.paper_id is not None:
            sign(self._desk, self, self._document.paper_id, self._document.data, self._show_signed)

    def _show_signed(self) -> None:
        """The signed file instead of the one it was made of."""
        paper_id, screen = self._document.paper_id, self.parentWidget()
        if paper_id is not None and screen is not None:
            Papers(self._desk, screen).show(paper_id)
        self.accept()

    def _show_signatures(self, found: "tuple[Verdict, ...]") -> None:
        self._signatures.addWidget(Verdicts(found))

    def _ask_printer(self) -> None:
        ask_printer(self._desk, self, [self._document])

    def _hear(self, notice: Notice) -> None:
        """What the window says at its foot lies behind this one."""
        self._notice.say(notice.text, notice.tone, notice.verb or None, notice.act)


def ask_printer(desk: Desk, parent: QWidget, documents: Sequence[Document]) -> None:
    """One question for all of them, with the number of copies; then they go as one job."""
    name = documents[0].name if len(documents) == 1 else f"{len(documents)} Papiere"
    printer = printer_for(name)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(partial(_print_on, desk, parent, printer, tuple(documents)))
    QDialog.open(dialog)


def _print_on(
    desk: Desk, parent: QWidget, printer: QPrinter, documents: Sequence[Document], *_same: QPrinter
) -> None:
    one = len(documents) == 1
    told = "Das Papier ist beim Drucker." if one else f"{len(documents)} Papiere sind beim Drucker."
    title = "Das Papier wird gedruckt …" if one else "Die Papiere werden gedruckt …"
    desk.job(parent, title, partial(print_all, printer, documents), lambda _nothing: desk.tell(told))


def _written(write: Write, path: Path, document: Document, _job: Job) -> None:
    write(path, document)
