"""CSV and XLSX: what stands in the files, and what happens when writing them goes wrong."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from inventory.devices.fields import DeviceKind
from inventory.errors import Refused
from inventory.exchange.files import whole_file
from inventory.exchange.tables import LONGEST_SHEET, write_csv, write_xlsx
from inventory.fields import Kind
from inventory.listing import Column

COLUMNS = (
    Column("no", "Nummer", "", Kind.CODE),
    Column("kind", "Typ", "", Kind.CHOICE, words=DeviceKind),
    Column("on", "Am", "", Kind.DATE),
    Column("due", "Frist", "", Kind.DUE),
    Column("net", "Netto", "", Kind.MONEY),
    Column("share", "Anteil", "", Kind.PERCENT),
    Column("count", "Anzahl", "", Kind.NUMBER),
    Column("safe", "Sicher", "", Kind.YES_NO),
    Column("name", "Name", ""),
)
FULL = ("00042", "tablet", "2026-11-20", "2027-01-01", 123456, 6250, 1200, 1, "Ateş; „Björn“")
EMPTY = (None, None, None, None, None, None, None, 0, None)


def test_a_csv_opens_in_a_german_excel(tmp_path: Path) -> None:
    path = tmp_path / "Geräte.csv"
    write_csv(path, COLUMNS, [FULL, EMPTY])
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig").split("\r\n") == [
        "Nummer;Typ;Am;Frist;Netto;Anteil;Anzahl;Sicher;Name",
        '00042;iPad;20.11.2026;01.01.2027;1234,56;62,5 %;1200;ja;"Ateş; „Björn“"',
        ";;;;;;;nein;",
        "",
    ]


@pytest.mark.parametrize("formula", ["=1+1", "+49 30 1", "-cmd", "@SUM(A1)", "\tx", "\rx"])
def test_no_text_becomes_a_formula(formula: str, tmp_path: Path) -> None:
    columns = (Column("name", "Name", ""),)
    write_csv(tmp_path / "a.csv", columns, [(formula,)])
    assert (tmp_path / "a.csv").read_text("utf-8-sig").split("\n", 1)[1].lstrip('"').startswith("'")
    write_xlsx(tmp_path / "a.xlsx", "Namen", columns, [(formula,)], 1)
    cell = load_workbook(tmp_path / "a.xlsx").active["A2"]  # type: ignore[index]
    assert (cell.data_type, str(cell.value).strip()) == ("s", formula.strip())


def test_an_xlsx_holds_dates_and_numbers_that_can_be_reckoned_with(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", "Geräte [alle]: 1/2", COLUMNS, [FULL, EMPTY], 2)
    sheet: Any = load_workbook(tmp_path / "a.xlsx").active
    assert sheet.title == "Geräte  alle   1 2"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:I3")
    rows = [[_plain(cell.value) for cell in row] for row in sheet.iter_rows()]
    assert rows == [
        [column.title for column in COLUMNS],
        [
            "00042",
            "iPad",
            "2026-11-20",
            "2027-01-01",
            1234.56,
            0.625,
            1200,
            "ja",
            "Ateş; „Björn“",
        ],
        [None, None, None, None, None, None, None, "nein", None],
    ]
    formats = [cell.number_format for cell in sheet[2]]
    assert formats[2:7] == ["DD.MM.YYYY", "DD.MM.YYYY", '#,##0.00\\ "€"', "0.00%", "#,##0"]
    assert sheet["A1"].font.bold


def _plain(value: Any) -> Any:
    return f"{value:%Y-%m-%d}" if isinstance(value, datetime) else value


def test_signs_that_no_spreadsheet_may_hold_are_left_out(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", "A", (Column("name", "Name", ""),), [("a\x00b\x1fc" + "d" * 40_000,)], 1)
    value = load_workbook(tmp_path / "a.xlsx").active["A2"].value  # type: ignore[index]
    assert str(value).startswith("abcd")
    assert len(str(value)) == 32_767


def test_more_rows_than_excel_takes_are_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Bitte filtern Sie die Liste oder wählen Sie CSV"):
        write_xlsx(tmp_path / "a.xlsx", "A", COLUMNS, [], LONGEST_SHEET + 1)
    assert list(tmp_path.iterdir()) == []


class Cancelled(Exception):
    """Stands for the person who changes their mind."""


def breaking() -> Iterator[Sequence[Any]]:
    yield FULL
    raise Cancelled


def test_a_cancelled_export_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("gestern", "utf-8")
    with pytest.raises(Cancelled):
        write_csv(path, COLUMNS, breaking())
    with pytest.raises(Cancelled):
        write_xlsx(tmp_path / "a.xlsx", "A", COLUMNS, breaking(), 2)
    assert [it.name for it in tmp_path.iterdir()] == ["a.csv"]
    assert path.read_text("utf-8") == "gestern"


def test_a_folder_that_is_gone_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Diesen Ort gibt es nicht mehr"):
        write_csv(tmp_path / "weg" / "a.csv", COLUMNS, [FULL])


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with whole_file(path) as draft:
        draft.write_text("halb", "utf-8")
        assert not path.exists()
    assert path.read_text("utf-8") == "halb"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_that_is_a_folder_already_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(Refused, match="ist ein Ordner"):
        write_csv(tmp_path / "a.csv", COLUMNS, [FULL])
    assert [it.name for it in tmp_path.iterdir()] == ["a.csv"]
