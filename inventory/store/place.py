"""Where a database file must not lie: network drives and synchronised folders, which break its locks."""

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

NETWORK = "auf einem Netzlaufwerk"

_NETWORK_FILE_SYSTEMS = re.compile(
    r"9p|afs|beegfs|ceph|cifs|coda|fuse\..*|gfs2|glusterfs|gpfs|lustre|ncpfs|nfs4?|ocfs2|smb3|smbfs"
    r"|vboxsf|virtiofs|vmhgfs"
)
_LEFT_BY_SYNCHRONISERS = {
    ".dropbox": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_DRIVE_REMOTE = 4


def shared_place(path: Path) -> str | None:
    """What is wrong with this place, as the end of a sentence; None for a folder of this computer."""
    path = Path(os.path.realpath(path))
    return _on_network(path) or _synchronised(path)


if sys.platform == "win32":

    def _on_network(path: Path) -> str | None:
        import ctypes

        text = str(path)
        if re.match(r"\\\\(\?\\UNC\\|[^?.])", text):
            return NETWORK
        volume = ctypes.create_unicode_buffer(1024)
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        if not kernel.GetVolumePathNameW(text, volume, len(volume)):
            return None
        return NETWORK if kernel.GetDriveTypeW(volume.value) == _DRIVE_REMOTE else None

else:

    def _on_network(path: Path) -> str | None:
        mounts = Path("/proc/self/mountinfo")
        found = file_system(path, mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines())
        return NETWORK if is_network(found) else None


def is_network(file_system: str) -> bool:
    return _NETWORK_FILE_SYSTEMS.fullmatch(file_system) is not None


def file_system(path: Path, mounts: Iterable[str]) -> str:
    """The type of the file system that holds `path`, from the lines of /proc/self/mountinfo."""
    best, kind = -1, ""
    for line in mounts:
        before, after = line.split(" - ", 1)
        mount = re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), before.split()[4])
        if (
            path.is_relative_to(mount) and len(mount) >= best
        ):  # a later mount on the same point covers the earlier
            best, kind = len(mount), after.split()[0]
    return kind


def _synchronised(path: Path) -> str | None:
    for variable in _ONEDRIVE_VARIABLES:
        root = os.environ.get(variable)
        if root and path.is_relative_to(os.path.realpath(root)):
            return "in einem Ordner von OneDrive"
    for folder in path.parents:
        for name, product in _LEFT_BY_SYNCHRONISERS.items():
            if (folder / name).exists():
                return f"in einem Ordner von {product}"
    return None
