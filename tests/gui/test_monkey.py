"""Whatever a hasty user does: no error, a complete history, and nobody's data in the log."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select

from inventory import demo
from inventory.devices.records import Assignment, Contract, Device, DeviceModel, Licence, LicenceAssignment
from inventory.people.records import Employee, Unit
from inventory.store import history
from inventory.store.columns import Record
from inventory.store.database import Store
from inventory.store.history import Event
from tests.accounts import join
from tests.album.visitor import visiting
from tests.monkey import Monkey

DEVICES, STEPS, SECONDS = 60, 400, 8.0
AVOIDED = (
    "Beenden",
    "Drucken",
    "drucken",
    "Sicherung",
    "Sichern",
    "CSV",
    "XLSX",
    "PDF",
    "Farben",
    "Schriftgröße",
    "Hell",
    "Dunkel",
    "Handbuch",
)
"""Ways out of the window: to the printer, to files, to another look."""
KINDS: tuple[type[Record], ...] = (
    Assignment,
    Contract,
    Device,
    DeviceModel,
    Employee,
    Licence,
    LicenceAssignment,
    Unit,
)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_hasty_user_breaks_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.chdir(tmp_path)  # where files go that are saved without looking
    url = demo.open_demo(tmp_path, DEVICES)
    join(url)
    store = Store(url)
    numbers, secrets = store.read(_codes), store.read(_names)
    with visiting(url, tmp_path / "desk") as visitor, qtbot.captureExceptions() as errors:
        monkey = Monkey(visitor.window, seed, numbers, AVOIDED)
        monkey.play(STEPS, SECONDS)
        visitor.rest()
        visitor.leave()
    assert not errors, "\n".join([*monkey.deeds[-20:], str(errors)])
    assert store.read(_untold) == []
    log = "".join(file.read_text(encoding="utf-8") for file in (tmp_path / "desk").rglob("*.log*"))
    assert "Mobilakte" in log
    assert [it for it in secrets if it in log] == []
    store.close()


def _codes(session: Session) -> tuple[str, ...]:
    devices = session.exec(select(Device).limit(12)).all()
    people = session.exec(select(Employee).limit(4)).all()
    return (
        *(it.inventory_no for it in devices),
        *(it.serial_no for it in devices),
        *(it.personnel_no for it in people),
        "4006381333931",
    )


def _names(session: Session) -> list[str]:
    people = session.exec(select(Employee)).all()
    devices = session.exec(select(Device)).all()
    return [
        *{it.last_name for it in people if len(it.last_name) > 4},
        *(it.email for it in people),
        *(it.imei for it in devices if it.imei),
        *(it.serial_no for it in devices),
    ]


def _untold(session: Session) -> list[str]:
    """Records that are not what their history says they are."""
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    found = []
    for kind in KINDS:
        there = {record.key(): record for record in session.exec(select(kind)).all()}
        name = history.kind_of(kind)
        told = session.exec(select(Event.record_id).where(Event.kind == name)).all()
        for key in {*there, *told}:
            values = history.as_of(session, kind, key, tomorrow)
            record = there.get(key)
            if values != (record and {it: getattr(record, it) for it in history.tracked(kind)}):
                found.append(f"{name} {key}")
    return found
