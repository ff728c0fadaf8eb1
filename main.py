"""Start Mobilakte."""

from __future__ import annotations  # so that an old Python gets as far as being told

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import bootstrap

LINK = "mobilakte:"


def main() -> int:
    given = read_arguments(sys.argv[1:])
    bootstrap.enter()
    from gui import display
    from inventory.settings import Arguments

    arguments = Arguments(**given)
    if arguments.selftest:
        from gui import selftest

        return selftest.run(arguments.out)
    if display.is_missing():
        sys.stderr.write("Mobilakte braucht einen Bildschirm. Bitte in einer Sitzung mit Fenstern starten.\n")
        return 2
    from gui.start import run

    return run(arguments)


def read_arguments(given: Sequence[str]) -> dict[str, Any]:
    parser = _Parser(prog="mobilakte", formatter_class=_Help, add_help=False, allow_abbrev=False)
    group = parser.add_argument_group("Angaben")
    group.add_argument("--database", metavar="URL", help="diese Datenbank öffnen")
    group.add_argument("--demo", action="store_true", help="eine erfundene Stadt öffnen")
    group.add_argument("--demo-size", metavar="N", help="die erfundene Stadt mit N Geräten öffnen")
    group.add_argument("--selftest", action="store_true", help="prüfen, ob hier alles läuft")
    group.add_argument("--out", metavar="DATEI", type=Path, help="das Ergebnis der Prüfung dorthin schreiben")
    group.add_argument("-h", "--help", action="help", help="diese Hilfe zeigen")
    group.add_argument("link", nargs="?", metavar=f"{LINK}…", help="zeigen, worauf dieser Verweis führt")
    arguments = parser.parse_args(given)

    if arguments.demo_size is not None:
        if not arguments.demo_size.isdecimal() or int(arguments.demo_size) == 0:
            parser.refuse("--demo-size braucht eine Zahl ab 1.")
        arguments.demo, arguments.demo_size = True, int(arguments.demo_size)
    if arguments.demo and arguments.database:
        parser.refuse("Die erfundene Stadt hat eine eigene Datenbank: bitte --demo oder --database angeben.")
    if arguments.out and not arguments.selftest:
        parser.refuse("--out gehört zu --selftest.")
    if arguments.link and not arguments.link.startswith(LINK):
        parser.refuse(f"„{arguments.link}“ ist kein Verweis; er beginnt mit „{LINK}“.")
    return vars(arguments)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.refuse("Diesen Aufruf kennt Mobilakte nicht.")

    def refuse(self, sentence: str) -> NoReturn:
        self.exit(2, f"{sentence}\n{self.format_usage()}")


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Aufruf: ")


if __name__ == "__main__":
    if "--multiprocessing-fork" in sys.argv:  # a bundle that was started to read what others made
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
