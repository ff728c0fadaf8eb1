"""What a filter of a column is typed or ticked with, fitted to what the column holds."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Button
from gui.parts.inputs import Line, Tick
from gui.parts.scroll import Scroll
from gui.parts.text import Body, Secondary
from inventory import text
from inventory.errors import Refused
from inventory.fields import Kind
from inventory.filters import AMOUNTS, DAYS, bound_text, read_bound
from inventory.listing import TODAY, Column, Filter, Match

MANY_WORDS = 8
SPANS = {
    Kind.DUE: (
        ("überfällig", "", f"{TODAY}-1"),
        ("in 30 Tagen", TODAY, f"{TODAY}+30"),
        ("in 90 Tagen", TODAY, f"{TODAY}+90"),
    ),
    Kind.DATE: (
        ("letzte 30 Tage", f"{TODAY}-30", TODAY),
        ("nächste 90 Tage", TODAY, f"{TODAY}+90"),
    ),
}
EXAMPLES = {
    Kind.MONEY: "1.234,56",
    Kind.PERCENT: "50 %",
    Kind.NUMBER: "3",
    Kind.DECIMAL: "2,5",
    Kind.DATE: "20.11.2026 oder heute + 30",
    Kind.DUE: "20.11.2026 oder heute + 30",
}


class Editor(QWidget):
    """`filters` is None while what was typed makes no sense."""

    edited = Signal()

    def filters(self) -> tuple[Filter, ...] | None:
        raise NotImplementedError

    def fill(self, filters: Iterable[Filter]) -> None:
        raise NotImplementedError


def editor_for(column: Column) -> Editor:
    if column.words or column.kind is Kind.YES_NO:
        return WordsEditor(column)
    return BoundsEditor(column) if column.kind in (*DAYS, *AMOUNTS) else TextEditor(column)


class TextEditor(Editor):
    def __init__(self, column: Column) -> None:
        super().__init__()
        self._column = column
        self._line = Line()
        self._line.setAccessibleName(f"{column.title} enthält")
        self._line.setPlaceholderText("enthält …")
        self._line.textChanged.connect(self.edited)
        self.setFocusProxy(self._line)
        _stack(self, [self._line])

    def filters(self) -> tuple[Filter, ...]:
        typed = self._line.text().strip()
        return (Filter(self._column.name, Match.CONTAINS, (typed,)),) if typed else ()

    def fill(self, filters: Iterable[Filter]) -> None:
        self._line.setText(next((str(it.values[0]) for it in filters if it.match is Match.CONTAINS), ""))


class WordsEditor(Editor):
    def __init__(self, column: Column) -> None:
        super().__init__()
        self._column = column
        self._labels: dict[str | int, str] = {word.value: word.label for word in column.words or ()}
        self._labels = self._labels or {1: "ja", 0: "nein"}
        self._ticks = {value: Tick(label) for value, label in self._labels.items()}
        for tick in self._ticks.values():
            tick.toggled.connect(self.edited)
        self.setFocusProxy(next(iter(self._ticks.values())))
        inside = QWidget()
        _stack(inside, self._ticks.values())
        scroll = Scroll(inside)
        row = next(iter(self._ticks.values())).sizeHint().height()
        scroll.setFixedHeight(row * min(len(self._ticks), MANY_WORDS) + theme.px(2))
        _stack(self, [scroll])

    def show_counts(self, counts: Mapping[Any, int]) -> None:
        for value, tick in self._ticks.items():
            tick.setText(f"{self._labels[value]}  ({text.number_text(counts.get(value, 0))})")
            tick.updateGeometry()

    def filters(self) -> tuple[Filter, ...]:
        chosen = tuple(value for value, tick in self._ticks.items() if tick.isChecked())
        return (Filter(self._column.name, Match.ANY_OF, chosen),) if chosen else ()

    def fill(self, filters: Iterable[Filter]) -> None:
        chosen = {value for it in filters if it.match is Match.ANY_OF for value in it.values}
        for value, tick in self._ticks.items():
            tick.setChecked(value in chosen)


class BoundsEditor(Editor):
    """From and until; either may stay open."""

    def __init__(self, column: Column) -> None:
        super().__init__()
        self._column = column
        self._lines = {Match.FROM: Line(), Match.UNTIL: Line()}
        self._problem = Secondary("", tone=Tone.OVERDUE, wrap=True)
        self._problem.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(8))
        for row, (match, word) in enumerate(((Match.FROM, "von"), (Match.UNTIL, "bis"))):
            line = self._lines[match]
            line.setAccessibleName(f"{column.title} {word}")
            line.setPlaceholderText(EXAMPLES[column.kind])
            line.textChanged.connect(self._edit)
            label = Body(word)
            label.setBuddy(line)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
        grid.addWidget(self._problem, 2, 1)
        if column.kind in SPANS:
            grid.addLayout(self._quick(), 3, 0, 1, 2)
        self.setFocusProxy(self._lines[Match.FROM])

    def filters(self) -> tuple[Filter, ...] | None:
        found: list[Filter] = []
        for match, line in self._lines.items():
            try:
                value = read_bound(self._column, line.text())
            except Refused:
                return None
            if value is not None:
                found.append(Filter(self._column.name, match, (value,)))
        return tuple(found)

    def fill(self, filters: Iterable[Filter]) -> None:
        values = {it.match: it.values[0] for it in filters if it.match in self._lines}
        for match, line in self._lines.items():
            line.setText(bound_text(self._column, values[match]) if match in values else "")

    def _edit(self) -> None:
        problem = ""
        for line in self._lines.values():
            try:
                read_bound(self._column, line.text())
                line.set_wrong(False)
            except Refused as refused:
                line.set_wrong(True)
                problem = refused.message
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.edited.emit()

    def _quick(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for word, start, end in SPANS[self._column.kind]:
            button = Button(word, quiet=True)
            button.setProperty("span", [start, end])
            button.clicked.connect(self._take_span)
            row.addWidget(button)
        row.addStretch()
        return row

    def _take_span(self) -> None:
        bounds: Sequence[str] = self.sender().property("span")
        for line, bound in zip(self._lines.values(), bounds, strict=True):
            line.setText(bound_text(self._column, bound) if bound else "")


def _stack(parent: QWidget, widgets: Iterable[QWidget]) -> None:
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, 0, Qt.AlignmentFlag(0))
