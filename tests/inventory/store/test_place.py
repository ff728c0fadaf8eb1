"""Network drives and synchronised folders are recognised."""

from pathlib import Path

import pytest

from inventory.store import place

MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:21 / /proc rw,nosuid - proc proc rw
30 22 0:44 / /home rw - nfs4 server:/home rw
31 22 0:45 / /srv/Amt\040für\040IT rw - cifs //server/it rw
32 22 0:46 / /home/it/lokal rw - xfs /dev/sdb1 rw
33 22 0:47 / /mnt/fern rw - fuse.sshfs it@server:/ rw
34 22 0:48 / /mnt/stick rw - vfat /dev/sdc1 rw
35 22 0:49 / /mnt/stick rw - 9p share rw
""".strip().splitlines()


@pytest.mark.parametrize(
    ("path", "file_system"),
    [
        ("/var/lib/mobilakte.db", "ext4"),
        ("/home/it/mobilakte.db", "nfs4"),
        ("/home/it/lokal/mobilakte.db", "xfs"),
        ("/homeoffice/mobilakte.db", "ext4"),
        ("/srv/Amt für IT/mobilakte.db", "cifs"),
        ("/mnt/fern/x", "fuse.sshfs"),
        ("/mnt/stick/x", "9p"),
    ],
)
def test_the_innermost_mount_decides(path: str, file_system: str) -> None:
    assert place.file_system(Path(path), MOUNTS) == file_system


@pytest.mark.parametrize("name", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse.rclone"])
def test_network_file_systems_are_known(name: str) -> None:
    assert place.is_network(name)


@pytest.mark.parametrize("name", ["ext4", "xfs", "btrfs", "tmpfs", "overlay", "vfat", "fuseblk", "ntfs3"])
def test_local_file_systems_are_known(name: str) -> None:
    assert not place.is_network(name)


def test_a_folder_of_this_computer_is_fine(tmp_path: Path) -> None:
    assert place.shared_place(tmp_path / "mobilakte.db") is None


@pytest.mark.parametrize(
    ("left", "product"),
    [(".stfolder", "Syncthing"), (".nextcloudsync.log", "Nextcloud"), (".dropbox", "Dropbox")],
)
def test_a_synchronised_folder_is_known_by_what_lies_in_it(tmp_path: Path, left: str, product: str) -> None:
    (tmp_path / left).touch()
    assert place.shared_place(tmp_path / "a" / "b" / "mobilakte.db") == f"in einem Ordner von {product}"


def test_onedrive_is_known_also_behind_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "OneDrive - Stadt").mkdir()
    (tmp_path / "Dokumente").symlink_to(tmp_path / "OneDrive - Stadt")
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "OneDrive - Stadt"))
    assert place.shared_place(tmp_path / "Dokumente" / "it.db") == "in einem Ordner von OneDrive"
    assert place.shared_place(tmp_path / "OneDrive - Stadtwerke" / "it.db") is None
