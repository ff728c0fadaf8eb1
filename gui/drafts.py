"""What stands in an open form survives a crash, and is offered when the form is opened again."""

import json
import os
import zlib
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QHBoxLayout

from gui.desk import Desk
from gui.look import theme
from gui.look.tokens import Tone
from gui.parts.button import Link
from gui.parts.form import Form
from gui.parts.panel import Panel
from gui.parts.text import Body

PAUSE = 800
"""Milliseconds without a keystroke after which the draft is written."""
KEPT_FOR = timedelta(days=14)


class Draft(QObject):
    """`key` names form and record; call `forget` when the form was saved or given up."""

    def __init__(self, desk: Desk, form: Form, key: str) -> None:
        super().__init__(form)
        self._form = form
        self._file = desk.drafts and desk.drafts / f"{zlib.crc32(f'{desk.url} {key}'.encode()):08x}.json"
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)
        form.changed.connect(self._wait)
        self._offer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever closes the window right after the last keystroke loses nothing either."""
        if event.type() == QEvent.Type.Hide and self._pause.isActive():
            self._pause.stop()
            self.keep()
        return super().eventFilter(watched, event)

    def forget(self) -> None:
        self._pause.stop()
        if self._file:
            self._file.unlink(missing_ok=True)

    def _wait(self) -> None:
        self._form.window().installEventFilter(self)
        self._pause.start()

    def keep(self) -> None:
        changes = self._form.changes()
        if not changes:
            self.forget()
        elif self._file:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._file.with_suffix(".new")
            for_me_alone = os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
            with os.fdopen(for_me_alone, "w", encoding="utf-8") as file:
                json.dump({"at": datetime.now().astimezone().isoformat(), "typed": changes}, file)
            fresh.replace(self._file)

    def _offer(self) -> None:
        if self._file is None or self._form.dirty:
            return
        _tidy(self._file.parent)
        with suppress(OSError, ValueError, KeyError, TypeError):
            stored = json.loads(self._file.read_text(encoding="utf-8"))
            bar = _Offer(datetime.fromisoformat(stored["at"]), stored["typed"], self._form)
            bar.refused.clicked.connect(self.forget)
            self._form.show_above(bar)


class _Offer(Panel):
    def __init__(self, at: datetime, typed: dict[str, Any], form: Form) -> None:
        super().__init__(Tone.ACCENT)
        self._typed = typed
        self._form = form
        today = datetime.now().astimezone().date() == at.date()
        when = f"{at:%H:%M}" if today else f"{at:%d.%m., %H:%M}"
        self._accepted = Link(f"Entwurf von {when} wiederherstellen")
        self._accepted.clicked.connect(self._restore)
        self.refused = Link("Verwerfen")
        self.refused.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(14), theme.px(6), theme.px(10), theme.px(6))
        layout.addWidget(Body("Hier wurde schon etwas eingegeben."), 1)
        layout.addWidget(self._accepted)
        layout.addWidget(self.refused)

    def _restore(self) -> None:
        self._form.restore(self._typed)
        self._form.focus_first()
        self.hide()


def _tidy(folder: Path) -> None:
    """What nobody came back for goes."""
    oldest = (datetime.now().astimezone() - KEPT_FOR).timestamp()
    for file in folder.glob("*.json") if folder.is_dir() else ():
        with suppress(OSError):
            if file.stat().st_mtime < oldest:
                file.unlink()
