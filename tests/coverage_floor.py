"""How much of the program the tests must reach, branches included; less fails the run with a sentence."""

from collections.abc import Iterator
from io import StringIO

import coverage
import pytest

FLOORS = {"inventory": 95, "gui": 85}
REPORT = pytest.StashKey[list[str]]()


@pytest.hookimpl(wrapper=True, tryfirst=True)  # around pytest-cov, which writes what it has measured
def pytest_runtestloop(session: pytest.Session) -> Iterator[None]:
    result = yield
    if hasattr(session.config, "workerinput"):
        return result  # a part of the tests; the whole is measured where they were handed out
    measured = {package: _percent(package) for package in FLOORS}
    session.config.stash[REPORT] = [_sentence(package, percent) for package, percent in measured.items()]
    session.testsfailed += sum(percent < FLOORS[package] for package, percent in measured.items())
    return result


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if sentences := config.stash.get(REPORT, None):  # nothing was measured when tests could not be collected
        terminalreporter.section("coverage")
        terminalreporter.line("\n".join(sentences))


def _percent(package: str) -> float:
    data = coverage.Coverage()
    data.load()
    return data.report(include=[f"{package}/*"], file=StringIO())


def _sentence(package: str, percent: float) -> str:
    verdict = "reaches" if percent >= FLOORS[package] else "IS BELOW"
    return f"{package}: {percent:.1f} % with branches, {verdict} the {FLOORS[package]} % it must have"
