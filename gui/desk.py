"""What every screen works with: reading, writing, and word of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future
from functools import partial
from pathlib import Path
from threading import local
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from gui import errands
from gui.background import Background
from gui.garbage import Garbage
from gui.jobs import Job, Jobs, Stopped
from gui.look.tokens import Tone
from gui.notices import Notice as Notice  # noqa: PLC0414 (whoever hears the desk knows its words)
from gui.watch import Watch
from inventory.actor import Actor, Role
from inventory.errors import Refused, Unreachable
from inventory.listing import Listing
from inventory.sight import seen_by
from inventory.store.reader import Reader

if TYPE_CHECKING:
    from inventory.store.database import Session, Store

T = TypeVar("T")
OnRefused = Callable[[Refused], object]
LOOKERS, READERS = 2, 3
FIRST_RETRY, LONGEST_RETRY = 500, 8000
"""Milliseconds until a read is tried again when the database did not answer."""
LOADED_AFTER = 250
"""Milliseconds the first list has for itself before SQLModel is loaded."""


class _Written(NamedTuple):
    result: Any
    label: str
    booking: int | None


class Desk(QObject):
    """One person at one database: what is slow runs in threads, what a screen hears of arrives on its own."""

    opened = Signal()
    unclaimed = Signal()  # nobody has an account here yet
    not_opened = Signal(Refused)
    became = Signal()  # the account of this person was changed
    changed = Signal()
    noticed = Signal(Notice)
    working = Signal(Job)

    def __init__(self, login: str) -> None:
        super().__init__()
        self.actor = Actor(login, frozenset())
        self.drafts: Path | None = None
        self.url = ""
        self._garbage = Garbage(self)
        self._looks = Background(self, "looks", LOOKERS)
        self._reads = Background(self, "reads", READERS)
        self._writes = Background(self, "writes", 1)  # one after the other, as the person asked for them
        self._jobs = Jobs(self)
        self._jobs.begun.connect(self.working)
        self._store: Future[Store] = Future()
        self._loading = False
        self._later = QTimer(self, singleShot=True, interval=LOADED_AFTER)
        self._later.timeout.connect(self._load)
        self._watch: Watch | None = None
        self._local = local()
        self._readers: list[Reader] = []
        self._own: list[int] = []
        self._taken_back: list[int] = []

    def open(self, url: str) -> None:
        """Sit down at a database; `opened` says when it can be read, `not_opened` why it cannot."""
        self.url = url
        self._local = local()
        self._store = Future()
        self._loading = False
        self._writes.run(self, partial(errands.ready, url), self._looked, self._stand_before)

    def claim(self, owner: QObject, roles: Iterable[Role], refused: OnRefused) -> None:
        """Become the first who has an account in this database."""
        action = partial(errands.claim, login=self.actor.login, roles=tuple(roles))
        self._write(action, self._introduce, partial(self._refuse, owner, refused))

    def sees(self, listing: Listing) -> Listing:
        """The list as this person may see it."""
        return seen_by(listing, self.actor)

    @property
    def busy(self) -> bool:
        """Whether something is still being written."""
        return self._writes.busy or self._jobs.busy

    @property
    def can_undo(self) -> bool:
        return bool(self._own)

    @property
    def can_redo(self) -> bool:
        return bool(self._taken_back)

    def read(
        self,
        owner: QObject,
        query: Callable[[Session], T],
        show: Callable[[T], object],
        refused: OnRefused | None = None,
    ) -> None:
        """Read records, then `show` them, unless `owner` is gone by then."""
        store = self._store
        self._try(self._reads.run, owner, lambda: store.result().read(query), show, refused)

    def look(
        self,
        owner: QObject,
        query: Callable[[Reader], T],
        show: Callable[[T], object],
        refused: OnRefused | None = None,
    ) -> None:
        """Read lists; what the same owner asked for earlier is forgotten."""
        self._try(self._looks.run_newest, owner, lambda: query(self._own_reader()), show, refused)

    def write(
        self,
        owner: QObject,
        action: Callable[[Session], T],
        done: Callable[[T], object] | None = None,
        refused: OnRefused | None = None,
        says: str | Callable[[T], str] | None = None,
    ) -> None:
        """Run an action as one booking; the notice tells its label, or what `says` has to say."""

        def written(outcome: _Written) -> None:
            if outcome.booking is not None:
                self._own.append(outcome.booking)
                self._taken_back.clear()
            sentence = says(outcome.result) if callable(says) else says
            self._tell_of(outcome, sentence, self.undo)
            if done and isValid(owner):
                done(outcome.result)

        self._write(action, written, partial(self._refuse, owner, refused))

    def undo(self, booking: int | None = None) -> None:
        """Take back this booking, or the last one made at this desk."""
        self._turn_back(booking, self._own, self._taken_back, errands.undo)

    def redo(self, booking: int | None = None) -> None:
        """Take back this undo, or the last one made at this desk."""
        self._turn_back(booking, self._taken_back, self._own, errands.redo)

    def job(
        self,
        owner: QObject,
        title: str,
        work: Callable[[Job], T],
        done: Callable[[T], object] | None = None,
        refused: OnRefused | None = None,
        cancellable: bool = True,
    ) -> Job:
        """Do something long; `work` is called with the job, and calls it with how far it is."""
        job = Job(title, cancellable, self)
        self._jobs.run(owner, job, work, done, partial(self._refuse, owner, refused))
        return job

    def book(
        self,
        owner: QObject,
        title: str,
        work: Callable[[Store, Actor, Job], T],
        done: Callable[[T], object] | None = None,
        refused: OnRefused | None = None,
    ) -> Job:
        """Do something long that books again and again, in the name of whoever sits here now."""
        store, actor = self._store, self.actor
        return self.job(owner, title, lambda job: work(store.result(), actor, job), done, refused)

    def tell(self, text: str, tone: Tone = Tone.DONE) -> None:
        self.noticed.emit(Notice(text, tone))

    def reader(self) -> Reader:
        """A connection of its own for a list, to be used in one thread."""
        return Reader(self.url)

    def close(self) -> None:
        """Leave; what the person was told is saved gets saved first."""
        if self._watch:
            self._watch.stop()
        self._jobs.stop()
        self._later.stop()
        if not self._loading:
            self._store.cancel()  # or who waits for it would wait for ever
        self._looks.stop(finish=False)
        self._reads.stop(finish=False)
        self._writes.stop(finish=True)
        for reader in self._readers:
            reader.close()
        if self._loading and not self._store.exception():
            self._store.result().close()
        self._garbage.stop()

    def _looked(self, ready: bool) -> None:
        """Lists can be read before SQLModel is loaded; a database that is not ready waits for it."""
        if ready:
            self._introduce()
            self._later.start()
        else:
            self._load(self._introduce)

    def _load(self, loaded: Callable[[Store], object] = lambda _store: None) -> None:
        if not self._loading:
            self._loading = True
            work = partial(errands.open_store, self.url)
            loading = self._writes.run(self, work, loaded, self._stand_before)
            loading.add_done_callback(partial(errands.hand_on, self._store))

    def _introduce(self, _written: object = None) -> None:
        """Ask who this person is, today and in this database."""
        self._looks.run(self, self._who_is, self._sit_down, self._stand_before)

    def _who_is(self) -> Actor:
        return errands.who_is(self._own_reader(), self.actor.login)

    def _sit_down(self, actor: Actor) -> None:
        before, self.actor = self.actor, actor
        if not actor.roles:
            self.unclaimed.emit()
        elif self._watch is None:
            self._watch = Watch(self.reader(), self)
            self._watch.wrote.connect(self._hear)
            self._watch.lost.connect(self._say_lost)
            self._watch.found.connect(self._say_found)
            self.opened.emit()
        elif actor != before:
            self.became.emit()

    def _hear(self) -> None:
        """Another desk wrote something, or another day has begun."""
        self._introduce()
        self.changed.emit()

    def _stand_before(self, error: BaseException) -> None:
        if not isinstance(error, Refused):
            raise error
        if not (self._watch and isinstance(error, Unreachable)):  # a connection that is lost comes back
            self.not_opened.emit(error)

    def _own_reader(self) -> Reader:
        """The reader of this thread."""
        if not hasattr(self._local, "reader"):
            self._local.reader = self.reader()
            self._readers.append(self._local.reader)
        reader: Reader = self._local.reader
        return reader

    def _try(
        self,
        run: Callable[..., object],
        owner: QObject,
        work: Callable[[], T],
        show: Callable[[T], object],
        refused: OnRefused | None,
        pause: int = FIRST_RETRY,
    ) -> None:
        def failed(error: BaseException) -> None:
            if isinstance(error, Unreachable):
                longer = min(2 * pause, LONGEST_RETRY)
                QTimer.singleShot(pause, owner, partial(self._try, run, owner, work, show, refused, longer))
            else:
                self._refuse(owner, refused, error)

        run(owner, work, show, failed)

    def _write(
        self,
        action: Callable[[Session], object],
        written: Callable[[_Written], None],
        failed: Callable[[BaseException], object],
    ) -> None:
        self._load()
        store = self._store

        def work() -> _Written:
            (result, label), booking = store.result().write(
                self.actor, lambda session: (action(session), session.info.get("label", ""))
            )
            return _Written(result, label, booking)

        self._writes.run(self, work, written, failed)

    def _turn_back(
        self, booking: int | None, source: list[int], target: list[int], action: Callable[..., str]
    ) -> None:
        if booking is None and not source:
            return
        wanted = source[-1] if booking is None else booking

        def turned(outcome: _Written) -> None:
            if wanted in source:
                source.remove(wanted)
            if outcome.booking is not None:
                target.append(outcome.booking)
            self._tell_of(outcome, outcome.result, self.redo if source is self._own else self.undo)

        self._write(partial(action, booking_id=wanted), turned, partial(self._refuse, self, None))

    def _tell_of(self, outcome: _Written, sentence: str | None, way_back: Callable[[int], object]) -> None:
        if outcome.booking is None:
            if said := "Es gab nichts zu ändern." if sentence is None else sentence:
                self.tell(said)
            return
        if self._watch:
            self._watch.own(outcome.booking)
        if text := f"{outcome.label}." if sentence is None else sentence:
            verb = "Rückgängig" if way_back == self.undo else "Wiederherstellen"
            self.noticed.emit(Notice(text, Tone.DONE, verb, partial(way_back, outcome.booking)))
        self.changed.emit()

    def _refuse(self, owner: QObject, refused: OnRefused | None, error: BaseException) -> None:
        if isinstance(error, CancelledError):
            return  # the person left before the database was open
        if isinstance(error, Stopped):
            self.tell("Abgebrochen. Es wurde nichts geändert.", Tone.REST)
        elif not isinstance(error, Refused):
            raise error
        elif refused and isValid(owner):
            refused(error)
        else:
            self.tell(error.message, Tone.OVERDUE)

    def _say_lost(self) -> None:
        self.tell("Verbindung unterbrochen, versuche es erneut …", Tone.WAITING)

    def _say_found(self) -> None:
        self.tell("Die Verbindung steht wieder.")
        self.changed.emit()
