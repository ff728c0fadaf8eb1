"""The folder a scanner writes into."""

from pathlib import Path

import pytest

from inventory.errors import Refused
from inventory.papers.inbox import PUT_AWAY, Inbox


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def test_a_file_is_handed_out_once_it_stopped_growing(folder: Path) -> None:
    inbox, scan = Inbox(folder), folder / "Scan.pdf"
    scan.write_bytes(b"half")
    assert inbox.look() == []
    scan.write_bytes(b"half and the rest")
    assert inbox.look() == []
    assert inbox.look() == [scan]
    assert inbox.look() == []


def test_a_file_that_was_replaced_is_handed_out_again(folder: Path) -> None:
    inbox, scan = Inbox(folder), folder / "Scan.pdf"
    scan.write_bytes(b"one")
    inbox.look()
    assert inbox.look() == [scan]
    scan.write_bytes(b"another")
    inbox.look()
    assert inbox.look() == [scan]


def test_only_scans_are_taken_and_none_that_somebody_still_writes(folder: Path) -> None:
    for name in (".Scan.pdf", "~Scan.pdf", "Scan.pdf.part", "Brief.docx", "Leer.pdf"):
        (folder / name).write_bytes(b"" if name == "Leer.pdf" else b"x")
    (folder / "Ordner.pdf").mkdir()
    wanted = [folder / name for name in ("A.PDF", "B.tif", "C.JPG", "D.png")]
    for path in wanted:
        path.write_bytes(b"x")
    inbox = Inbox(folder)
    inbox.look()
    assert inbox.look() == wanted


def test_what_is_filed_is_put_away_and_never_overwrites(folder: Path) -> None:
    inbox = Inbox(folder)
    for content in (b"one", b"two", b"three"):
        scan = folder / "Scan.pdf"
        scan.write_bytes(content)
        inbox.put_away(scan)
    kept = {path.name: path.read_bytes() for path in (folder / PUT_AWAY).iterdir()}
    assert kept == {"Scan.pdf": b"one", "Scan (2).pdf": b"two", "Scan (3).pdf": b"three"}
    inbox.look()
    assert inbox.look() == []


def test_a_folder_that_is_gone_is_said(folder: Path) -> None:
    with pytest.raises(Refused, match="Diesen Ort gibt es nicht mehr"):
        Inbox(folder / "nirgends").look()


def test_a_file_that_is_gone_is_said(folder: Path) -> None:
    with pytest.raises(Refused, match="Diesen Ort gibt es nicht mehr"):
        Inbox(folder).put_away(folder / "Scan.pdf")
