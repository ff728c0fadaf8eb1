"""A list as CSV and XLSX: the columns and rows that are shown, with real dates and numbers."""

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from inventory import text
from inventory.errors import Refused
from inventory.exchange.files import whole_file
from inventory.fields import Kind
from inventory.listing import Column

Values = Sequence[Any]
Value = str | int | bool | Decimal | date | None
DAYS = (Kind.DATE, Kind.DUE)
LONGEST_SHEET = 1_048_575
"""Rows below the headings."""
WIDEST_CELL = 32_767
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMATS = {
    Kind.DATE: "DD.MM.YYYY",
    Kind.DUE: "DD.MM.YYYY",
    Kind.MONEY: '#,##0.00\\ "€"',
    Kind.NUMBER: "#,##0",
    Kind.PERCENT: "0.00%",
}


def write_csv(path: Path, columns: Sequence[Column], rows: Iterable[Values]) -> None:
    """For a German Excel: semicolons, and a mark that says UTF-8."""
    cells = [_csv_cell(column) for column in columns]
    with whole_file(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([guarded(column.title) for column in columns])
        for row in rows:
            writer.writerow([cell(value) for cell, value in zip(cells, row, strict=True)])


def write_xlsx(path: Path, title: str, columns: Sequence[Column], rows: Iterable[Values], count: int) -> None:
    if count > LONGEST_SHEET:
        raise Refused(
            f"Eine Excel-Datei fasst höchstens {text.number_text(LONGEST_SHEET)} Zeilen. "
            "Bitte filtern Sie die Liste oder wählen Sie CSV."
        )
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"
    for place, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = max(8, column.width / 7)
    headings = [WriteOnlyCell(sheet, column.title) for column in columns]
    for cell in headings:
        cell.font = Font(bold=True)
    sheet.append(headings)
    cells = [WriteOnlyCell(sheet) for _column in columns]
    for cell, column in zip(cells, columns, strict=True):
        cell.number_format = _FORMATS.get(column.kind, "@" if column.kind is Kind.CODE else "General")
    with whole_file(path) as draft:
        with closing(sheet):  # also when somebody cancels: openpyxl holds a file open
            for row in rows:
                for cell, column, value in zip(cells, columns, row, strict=True):
                    _fill(cell, column, value)
                sheet.append(cells)
        book.save(draft)


def plain(column: Column, value: Any) -> Value:
    """A value of the database as what it means."""
    if value is None or value == "":
        return None
    if column.words:
        return next((word.label for word in column.words if word.value == value), str(value))
    if column.kind in DAYS:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else value
    if column.kind in (Kind.MONEY, Kind.DECIMAL):
        return Decimal(value).scaleb(-2)
    if column.kind is Kind.PERCENT:
        return Decimal(value).scaleb(-4)
    if column.kind is Kind.YES_NO:
        return bool(value)
    return int(value) if column.kind is Kind.NUMBER else str(value)


def guarded(words: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(_STARTS_FORMULA) else words


def _csv_cell(column: Column) -> Callable[[Any], str]:
    def cell(raw: Any) -> str:
        value = plain(column, raw)
        if value is None:
            return ""
        if isinstance(value, bool):
            return "ja" if value else "nein"
        if isinstance(value, date):
            return text.date_text(value)
        if column.kind is Kind.PERCENT:
            return f"{(Decimal(value) * 100).normalize():f} %".replace(".", ",")
        return guarded(value) if isinstance(value, str) else str(value).replace(".", ",")

    return cell


def _fill(cell: Any, column: Column, raw: Any) -> None:
    value = plain(column, raw)
    if isinstance(value, bool):
        value = "ja" if value else "nein"
    if isinstance(value, str):
        cell.value = _UNPRINTABLE.sub("", value)[:WIDEST_CELL]
        cell.data_type = "s"  # never a formula, whatever it begins with
    else:
        cell.value = value
