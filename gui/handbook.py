"""The handbook in a window of its own, so that one can read and work."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import CARD_TITLE, PAGE, SEMIBOLD, TITLE
from gui.parts.button import Button
from gui.parts.panel import Panel
from gui.parts.scroll import ScrollBar

PAGES = Path(__file__).parent.parent / "docs" / "handbuch"
FIRST = "index"


class Handbook(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Mobilakte – Handbuch")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # it goes with the program
        self._text = QTextBrowser()
        self._text.setAccessibleName("Handbuch")
        self._text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._text.setOpenExternalLinks(True)
        self._text.setSearchPaths([str(PAGES)])
        self._text.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        self._text.sourceChanged.connect(self._typeset)
        contents = Button("Inhalt", "list-checks")
        contents.clicked.connect(self._contents)
        back = Button("Zurück", "arrow-left")
        back.clicked.connect(self._text.backward)
        back.setEnabled(False)
        self._text.backwardAvailable.connect(back.setEnabled)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(back)
        row.addWidget(contents)
        row.addStretch()
        paper = Panel()
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._text)
        layout = QVBoxLayout(self)
        margin = theme.px(16)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addLayout(row)
        layout.addWidget(paper, 1)
        self.resize(theme.px(760), theme.px(720))

    def open_page(self, name: str) -> None:
        """The page of a screen, or the first one where a screen has none."""
        page = name if (PAGES / f"{name}.md").is_file() else FIRST
        self._text.setSource(QUrl(f"{page}.md"))
        self.show()
        self.raise_()
        self.activateWindow()
        self._text.setFocus()

    def _typeset(self) -> None:
        """Markdown as Qt reads it has neither our letters nor air between paragraphs."""
        document = self._text.document()
        document.setDocumentMargin(theme.px(PAGE))
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            in_list, in_table = block.textList() is not None, _in_table(block)
            before = block.previous()
            apart = not (in_list or in_table) and (_in_table(before) or before.textList() is not None)
            air = QTextBlockFormat()
            air.setTopMargin(theme.px(18 if level == 2 else 10 if level or apart else 0))
            air.setBottomMargin(theme.px(0 if in_table else 3 if in_list else 8))
            air.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor = QTextCursor(block)
            cursor.mergeBlockFormat(air)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                letters = QTextCharFormat()
                letters.setFont(theme.font(TITLE if level == 1 else CARD_TITLE, SEMIBOLD))
                cursor.setCharFormat(letters)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                look = frame.format()
                look.setBorderBrush(theme.colour(self, "line"))
                look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                look.setBorderCollapse(True)
                look.setBorder(1)
                look.setCellPadding(theme.px(4))
                frame.setFormat(look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Close):
            self.close()
        else:
            super().keyPressEvent(event)

    def _contents(self) -> None:
        self.open_page(FIRST)


def _in_table(block: QTextBlock) -> bool:
    return block.isValid() and QTextCursor(block).currentTable() is not None
