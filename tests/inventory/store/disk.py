"""A disk whose power can be cut: it knows what was written, and what of it was forced onto the platter."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import apsw


@dataclass
class _File:
    """What is safe, and the writes since then: at an offset, or (without bytes) the new length."""

    safe: bytes
    unsafe: list[tuple[int, bytes | None]] = field(default_factory=list)

    def after_cut(self, luck: random.Random) -> bytes:
        """Of the unsafe writes some first ones arrive, the last of these perhaps only in part."""
        content = bytearray(self.safe)
        arrived = luck.randint(0, len(self.unsafe))
        for number, (offset, data) in enumerate(self.unsafe[:arrived], 1):
            if data is None:
                del content[offset:]
                continue
            if number == arrived:
                data = data[: luck.randint(0, len(data))]  # noqa: PLW2901 (this is the torn one)
            content.extend(bytes(max(0, offset - len(content))))
            content[offset : offset + len(data)] = data
        return bytes(content)


class Disk(apsw.VFS):
    """Passes everything to the real disk and calls `moment` before each write that matters."""

    def __init__(self, name: str, moment: Callable[[], None]) -> None:
        super().__init__(name, "")
        self.moment = moment
        self.files: dict[str, _File] = {}

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> apsw.VFSFile:
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        if path not in self.files:
            self.files[path] = _File(Path(path).read_bytes() if Path(path).exists() else b"")
        return _Handle(self, path, name, flags)

    def xDelete(self, name: str, sync_directory: bool) -> None:
        self.moment()
        self.files.pop(name, None)
        super().xDelete(name, sync_directory)

    def after_cut(self, luck: random.Random) -> dict[str, bytes]:
        """The files as the next start of the computer finds them."""
        return {Path(path).name: file.after_cut(luck) for path, file in self.files.items()}


class _Handle(apsw.VFSFile):
    def __init__(self, disk: Disk, path: str, name: apsw.URIFilename | str | None, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self.disk, self.path = disk, path

    def xWrite(self, data: bytes, offset: int) -> None:
        self.disk.moment()
        self.disk.files[self.path].unsafe.append((offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, length: int) -> None:
        self.disk.moment()
        self.disk.files[self.path].unsafe.append((length, None))
        super().xTruncate(length)

    def xSync(self, flags: int) -> None:
        self.disk.moment()
        super().xSync(flags)
        self.disk.files[self.path] = _File(Path(self.path).read_bytes())
