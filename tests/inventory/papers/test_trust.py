"""Whom the city trusts is a folder of certificates."""

from pathlib import Path

import pytest

from inventory.errors import Refused
from inventory.papers.trust import authorities, card_reader


def test_every_certificate_in_the_folder_counts_and_nothing_else(tmp_path: Path) -> None:
    for name in ("stadt.pem", "land.CER", "liesmich.txt"):
        (tmp_path / name).write_bytes(name.encode())
    assert authorities({"certificates": str(tmp_path)}) == (b"land.CER", b"stadt.pem")


def test_where_nothing_is_set_nobody_is_trusted() -> None:
    assert authorities({}) == ()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="lässt sich nicht lesen"):
        authorities({"certificates": str(tmp_path / "fort")})


def test_a_desk_without_a_reader_says_so() -> None:
    assert card_reader({"card_reader": "C:/Karte/pkcs11.dll"}) == "C:/Karte/pkcs11.dll"
    with pytest.raises(Refused, match="kein Kartenleser"):
        card_reader({})
