"""Every error nobody expected ends here: it is logged, and a person hears of it once."""

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication


class Crash(QObject):
    """`happened` brings the report; connect it to something that lives on the UI thread."""

    happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()

    def listen(self) -> None:
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable

    def tell(self, error: BaseException) -> None:
        from gui import log  # most days do without

        where = "\n".join(log.frames(error))
        log.log.error("%s", where)
        if where not in self._seen:  # what happens at every repaint is told once
            self._seen.add(where)
            self.happened.emit(log.report(error))

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
        else:
            self.tell(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.tell(args.exc_value)

    def _on_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            from gui import log

            log.log.warning("%s", "\n".join(log.frames(args.exc_value)))
