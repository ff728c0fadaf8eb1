"""What is written down: the log, and the report of a bug. Neither holds anybody's data."""

import faulthandler
import logging
import platform
from collections.abc import Iterator
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from inventory import __version__

ROOT = Path(__file__).parent.parent
LOG = "mobilakte.log"
LARGEST, KEPT = 1_000_000, 3
log = logging.getLogger("mobilakte")


def keep_log(folder: Path) -> None:
    """Write the log into this folder; also the last words of the interpreter itself."""
    handler = RotatingFileHandler(
        folder / LOG, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(_without_data)
    logging.root.addHandler(handler)
    logging.root.setLevel(logging.WARNING)
    log.setLevel(logging.INFO)
    _last_words.append((folder / "last-words.log").open("w", encoding="utf-8"))
    faulthandler.enable(_last_words[-1])
    log.info("Mobilakte %s, %s", __version__, _platform())


def report(error: BaseException) -> str:
    """What a developer needs: versions and where it happened; no values, they may be somebody's."""
    head = f"Mobilakte {__version__} · {_platform()} · {datetime.now().astimezone():%d.%m.%Y %H:%M}"
    return "\n".join([head, *frames(error)])


_last_words: list[TextIO] = []
"""The file stays open as long as the program runs."""


class _Formatter(logging.Formatter):
    def formatException(self, info: object) -> str:
        error = info[1] if isinstance(info, tuple) else None
        return "\n".join(frames(error)) if isinstance(error, BaseException) else ""


def _without_data(record: logging.LogRecord) -> bool:
    """Other people's modules may log values; of them only the sentence stays."""
    if not record.name.startswith(log.name):
        record.args = None
    return True


def frames(error: BaseException) -> Iterator[str]:
    """The chain of errors by name and place; their messages may quote what was typed."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    for each in reversed(chain):
        kind = type(each)
        yield f"{kind.__module__}.{kind.__qualname__}" if kind.__module__ != "builtins" else kind.__qualname__
        trace = each.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            yield f"    {_place(code.co_filename)}:{trace.tb_lineno} in {code.co_qualname}"
            trace = trace.tb_next


def _place(file: str) -> str:
    """A path without the folders that carry somebody's name."""
    path = Path(file)
    if path.is_relative_to(ROOT) and ".venv" not in path.parts:
        return path.relative_to(ROOT).as_posix()
    if "site-packages" in path.parts:
        return "/".join(path.parts[path.parts.index("site-packages") + 1 :])
    return path.name


def _platform() -> str:
    screen = QGuiApplication.platformName() if QGuiApplication.instance() else ""
    parts = (f"Python {platform.python_version()}", f"Qt {qVersion()}", platform.platform(terse=True), screen)
    return " · ".join(part for part in parts if part)
