"""`python3 -m tests.bench [--quick] [--devices N]`: the figures of the README, measured on this machine."""

import argparse

import bootstrap

DEVICES, QUICK = 1_000_000, 50_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"a city of {QUICK:,} devices, fewer starts")
    parser.add_argument("--devices", type=int, help=f"a city of so many devices instead of {DEVICES:,}")
    asked = parser.parse_args()
    bootstrap.enter(tests=True)
    from tests.bench.run import run

    run(asked.devices or (QUICK if asked.quick else DEVICES), quick=asked.quick)


if __name__ == "__main__":
    main()
