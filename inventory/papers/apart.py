"""What others made is read in a process of its own, which may take neither long nor much memory."""

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

from inventory.errors import Refused

T = TypeVar("T")
PATIENCE = 15.0
"""Seconds until the next result has to be there."""
MEMORY = 3 * 2**29
"""Bytes the process may use."""

TOO_MUCH = (
    "Diese Datei lässt sich nicht in vernünftiger Zeit lesen; vielleicht ist sie beschädigt. "
    "Bitte noch einmal scannen oder senden lassen."
)


class _Said(NamedTuple):
    """A result, a no, or the end."""

    result: Any = None
    refused: Refused | None = None
    ended: bool = False


def apart(work: Callable[..., Iterator[T]], *given: Any, patience: float = PATIENCE) -> Iterator[T]:
    """What `work` yields, one after the other; whoever stops asking ends it."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(there, work, given), daemon=True)
    process.start()
    there.close()
    try:
        with suppress(EOFError):
            while here.poll(patience):
                said: _Said = here.recv()
                if said.ended:
                    return
                if said.refused:
                    raise said.refused
                yield said.result
        raise Refused(TOO_MUCH)
    finally:
        here.close()
        process.kill()
        process.join()
        process.close()


def _do(there: Any, work: Callable[..., Iterator[Any]], given: tuple[Any, ...]) -> None:
    _limit_memory()
    try:
        for result in work(*given):
            there.send(_Said(result))
        there.send(_Said(ended=True))
    except Refused as refused:
        there.send(_Said(refused=Refused(refused.message, refused.field)))
    except MemoryError:
        there.send(_Said(refused=Refused(TOO_MUCH)))


if sys.platform == "win32":

    def _limit_memory() -> None:
        """A job that holds only this process, and kills what outgrows it."""
        import ctypes
        from ctypes import wintypes

        class Limits(ctypes.Structure):
            _fields_ = (
                ("times", ctypes.c_int64 * 2),
                ("flags", wintypes.DWORD),
                ("working_set", ctypes.c_size_t * 2),
                ("processes", wintypes.DWORD),
                ("affinity", ctypes.c_size_t),
                ("classes", wintypes.DWORD * 2),
                ("counters", ctypes.c_uint64 * 6),
                ("process_memory", ctypes.c_size_t),
                ("job_memory", ctypes.c_size_t),
                ("peaks", ctypes.c_size_t * 2),
            )

        extended, process_memory = 9, 0x100
        limits = Limits(flags=process_memory, process_memory=MEMORY)
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        kernel.SetInformationJobObject(job, extended, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))

else:

    def _limit_memory() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
