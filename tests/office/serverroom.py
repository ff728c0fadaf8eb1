"""A database server that is stopped and started while people work."""

import os
import shlex
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from time import monotonic, sleep

from tests import postgres

PATIENCE = 20.0


@dataclass(frozen=True)
class ServerRoom:
    server: postgres.Server
    _closing: ExitStack

    def stop(self) -> None:
        """Everybody is thrown out, as on a restart for maintenance."""
        running = self.server.folder / "data" / "postmaster.pid"
        os.kill(int(running.read_text(encoding="utf-8").splitlines()[0]), signal.SIGINT)
        over = monotonic() + PATIENCE
        while running.exists():
            assert monotonic() < over, "the server goes on"
            sleep(0.02)

    def start(self) -> None:
        """Again with what it was started with before."""
        begun = (self.server.folder / "data" / "postmaster.opts").read_text(encoding="utf-8")
        keeper = postgres._start(self.server.folder, "postgres", *shlex.split(begun)[1:])
        self._closing.callback(keeper.communicate)
        self.server.wait()


@contextmanager
def server_room() -> Iterator[ServerRoom]:
    with postgres.server() as server, ExitStack() as closing:
        yield ServerRoom(server, closing)
