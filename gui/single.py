"""One window for each person and database: a second start hands over what it was asked for and goes."""

import zlib
from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

PATIENCE = 5.0
"""Seconds a first start may take until it listens."""


class Single(QObject):
    """`asked` brings what a later start was given; it may be empty and then only wants to be seen."""

    asked = Signal(str)

    def __init__(self, login: str, database: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"mobilakte-{zlib.crc32(f'{login} {database}'.encode()):08x}"
        self._lock = QLockFile(f"{QDir.tempPath()}/{self._name}.lock")
        self._lock.setStaleLockTime(0)  # only a process that is gone leaves a stale lock
        self._server: QLocalServer | None = None

    def first(self) -> bool:
        """Cheap, because it stands before the first window."""
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)  # left by a process that ended without a word
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def hand_over(self, wish: str) -> bool:
        """Give the first start what this one was asked for; whether it took it."""
        from PySide6.QtNetwork import QLocalSocket

        until = monotonic() + PATIENCE
        while monotonic() < until:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(200):
                socket.write(wish.encode() + b"\n")
                return socket.waitForReadyRead(2000)
            sleep(0.1)
        return False

    def close(self) -> None:
        if self._server:
            self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        if self._server is None:
            return
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        connection.readyRead.connect(self._read)
        if connection.canReadLine():
            self._take(connection)

    def _read(self) -> None:
        self._take(self.sender())

    def _take(self, connection: "QObject | None") -> None:
        from PySide6.QtNetwork import QLocalSocket

        if isinstance(connection, QLocalSocket) and connection.canReadLine():
            wish = bytes(connection.readLine().data()).decode().strip()
            connection.write(b"taken\n")
            connection.flush()
            self.asked.emit(wish)
