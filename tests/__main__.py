"""`python3 -m tests`: every check of the house, then the tests, whose own summary comes last."""

import subprocess
import sys

import bootstrap

CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy for Linux": ["-m", "mypy", "--platform", "linux"],
    "mypy for Windows": ["-m", "mypy", "--platform", "win32"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"],
}
AT_ONCE = ["-n", "auto", "--dist", "loadfile"]  # what a module shares is built once
WITH_COVERAGE = ["--cov", "--cov-report=", "-p", "tests.coverage_floor"]


def main(pytest_arguments: list[str]) -> int:
    """Without arguments everything; with arguments only the tests they choose."""
    if pytest_arguments:
        return _python("-m", "pytest", *pytest_arguments)
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    if failed:
        print(f"\nFailed: {', '.join(failed)}. The tests run all the same.\n", flush=True)
    return _python("-m", "pytest", *AT_ONCE, *WITH_COVERAGE) or len(failed)


def _passes(name: str, command: list[str]) -> bool:
    print(f"== {name}", flush=True)
    return _python(*command) == 0


def _python(*arguments: str) -> int:
    return subprocess.run([sys.executable, *arguments], cwd=bootstrap.ROOT, check=False).returncode


if __name__ == "__main__":
    bootstrap.enter(tests=True)
    sys.exit(main(sys.argv[1:]))
