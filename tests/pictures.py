"""`python3 -m tests.pictures DIR [--scale 1.5] [--dark]`: everything the demo city shows, as pictures."""

import argparse
from pathlib import Path

import bootstrap


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 -m tests.pictures", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--only", default="", metavar="WORD", help="those with this word in their name")
    asked = parser.parse_args()
    bootstrap.enter(tests=True)
    from tests.album.studio import photograph

    for path in photograph(asked.folder, asked.scale, dark=asked.dark, only=asked.only):
        print(path, flush=True)


if __name__ == "__main__":
    main()
