"""The program as it is started: what it understands, and what it says to the rest."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap
import main


def start(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=bootstrap.ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_nothing_asked_for_is_nothing_decided() -> None:
    assert not any(main.read_arguments([]).values())


def test_a_size_of_the_city_asks_for_the_city() -> None:
    read = main.read_arguments(["--demo-size", "50000"])
    assert (read["demo"], read["demo_size"]) == (True, 50_000)


def test_a_link_is_taken_as_it_is() -> None:
    assert main.read_arguments(["mobilakte:geraet/NB-0042"])["link"] == "mobilakte:geraet/NB-0042"


def test_the_result_of_the_selftest_goes_where_it_should() -> None:
    read = main.read_arguments(["--selftest", "--out", "ergebnis.json"])
    assert (read["selftest"], read["out"]) == (True, Path("ergebnis.json"))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["--alles"], "Diesen Aufruf kennt Mobilakte nicht."),
        (["--database"], "Diesen Aufruf kennt Mobilakte nicht."),
        (["--demo-size", "viele"], "--demo-size braucht eine Zahl ab 1."),
        (["--demo-size", "0"], "--demo-size braucht eine Zahl ab 1."),
        (["--demo", "--database", "sqlite:///x.db"], "bitte --demo oder --database angeben."),
        (["--out", "ergebnis.json"], "--out gehört zu --selftest."),
        (["https://example.org"], "„https://example.org“ ist kein Verweis"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    given: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main.read_arguments(given)
    assert stopped.value.code == 2
    complaints = capsys.readouterr().err
    assert sentence in complaints
    assert "Aufruf: mobilakte" in complaints


def test_the_help_is_german() -> None:
    told = start("--help").stdout
    assert "Aufruf: mobilakte" in told
    assert not {"usage", "options", "show", "help message"} & set(told.lower().split())


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":4711"}])
def test_without_a_screen_it_says_so(environment: dict[str, str]) -> None:
    done = start(**environment)
    assert done.returncode == 2
    assert done.stderr == (
        "Mobilakte braucht einen Bildschirm. Bitte in einer Sitzung mit Fenstern starten.\n"
    )
