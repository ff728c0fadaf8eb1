"""A PostgreSQL server of the tests' own: a temporary folder, loopback only, gone at the end."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import sleep

import psycopg

# What a power cut would do to this server does not matter; how fast a test has its database does.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "max_connections": "60",
}
# The server ends, and its folder goes, when the tests close this shell's input; also when they are killed.
KEEPER = '"$@" & cat; kill -QUIT $!; wait; rm -rf "${PGDATA%/*}"'


@dataclass(frozen=True)
class Server:
    port: int
    password: str
    folder: Path
    numbers: Iterator[int]

    def url(self, database: str, user: str = "postgres", password: str | None = None) -> str:
        return f"postgresql+psycopg://{user}:{password or self.password}@127.0.0.1:{self.port}/{database}"

    def run(self, sql: str, database: str = "postgres") -> None:
        """Run one statement as the owner of the server."""
        address = self.url(database).replace("+psycopg", "")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(sql.encode())

    def wait(self) -> None:
        """Until the server answers."""
        for _attempt in range(600):
            try:
                return self.run("SELECT 1")
            except psycopg.OperationalError:
                sleep(0.05)
        raise AssertionError((self.folder / "log").read_text(encoding="utf-8"))

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The name of a database of its own, as a copy of another."""
        name = f"test_{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        try:
            yield name
        finally:
            self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def server() -> Iterator[Server]:
    # Not in pytest's own folder: the account that runs the server may not enter it.
    folder = Path(tempfile.mkdtemp(prefix="mobilakte-postgres-"))
    password = secrets.token_urlsafe()
    (folder / "password").write_text(password, encoding="ascii")
    if account := _account():
        shutil.chown(folder, account)
        shutil.chown(folder / "password", account)
    # Not ordered by bytes, as most servers are not: what relies on the order of bytes has to say so.
    order = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=de-DE"]
    login = ["--username=postgres", "--auth=scram-sha-256", f"--pwfile={folder / 'password'}"]
    _start(folder, "initdb", "--no-sync", *order, *login).communicate()
    server = Server(_free_port(), password, folder, count(1))
    settings = {**SETTINGS, "port": str(server.port), "unix_socket_directories": str(folder)}
    options = [f"--{name.replace('_', '-')}={value}" for name, value in settings.items()]
    keeper = _start(folder, "postgres", *options)
    try:
        server.wait()
        yield server
    finally:
        keeper.communicate()


def _start(folder: Path, program: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [str(_programs() / program), *arguments]
    if program == "postgres":
        command = ["sh", "-c", KEEPER, "keeper", *command]
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            user=_account(),
            env={"PGDATA": str(folder / "data"), "PATH": os.environ["PATH"]},
            cwd="/",
            start_new_session=True,
        )


def _programs() -> Path:
    """The folder of the newest server installed; Debian keeps it off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda it: int(it.parts[-3]))
    program = str(found[-1]) if found else shutil.which("initdb")
    assert program, "The tests need a PostgreSQL server. On Debian: apt install postgresql"
    return Path(program).parent


def _account() -> str | None:
    """PostgreSQL refuses to run as root."""
    return "postgres" if sys.platform != "win32" and os.geteuid() == 0 else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
