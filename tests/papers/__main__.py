"""`python3 -m tests.papers DIR`: one of each paper and a hard variant of it, as finished files."""

import argparse
from pathlib import Path

import bootstrap


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 -m tests.papers", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--pictures", action="store_true", help="every page as a picture, too")
    parser.add_argument("--scripts", action="store_true", help="instead what a screen reader reads of them")
    parser.add_argument("--only", default="", metavar="WORD", help="those with this word in their name")
    asked = parser.parse_args()
    bootstrap.enter(tests=True)
    from tests.papers.press import printed

    for path in printed(asked.folder, pictures=asked.pictures, scripts=asked.scripts, only=asked.only):
        print(path, flush=True)


if __name__ == "__main__":
    main()
