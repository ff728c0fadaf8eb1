"""The history of a record, also a long one."""

from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.parts.button import Button
from gui.parts.timeline import AT_A_TIME, Timeline, TimelineRow

THIS_YEAR = datetime.now().astimezone().year


def words(timeline: Timeline) -> list[str]:
    return [label.text() for label in timeline.findChildren(QLabel) if label.text()]


def test_a_day_is_named_once(qtbot: QtBot) -> None:
    timeline = Timeline(
        [
            TimelineRow(date(THIS_YEAR, 11, 12), "Geräte reserviert", "N-04471"),
            TimelineRow(date(THIS_YEAR, 11, 12), "Rückfrage beantwortet"),
            TimelineRow(date(THIS_YEAR, 11, 10), "Votum eingetragen"),
        ]
    )
    qtbot.addWidget(timeline)
    assert words(timeline).count("12.11.") == 1
    assert "10.11." in words(timeline)
    assert str(THIS_YEAR) not in words(timeline)


def test_years_are_named_where_there_are_several(qtbot: QtBot) -> None:
    rows = [TimelineRow(date(2026, 1, 5), "Ausgegeben"), TimelineRow(date(2025, 1, 5), "Angeschafft")]
    timeline = Timeline(rows)
    qtbot.addWidget(timeline)
    assert {"2026", "2025"} <= set(words(timeline))
    assert words(timeline).count("05.01.") == 2


def test_a_year_that_is_over_is_named_even_if_it_is_the_only_one(qtbot: QtBot) -> None:
    timeline = Timeline([TimelineRow(date(2024, 8, 19), "Person aufgenommen")])
    qtbot.addWidget(timeline)
    assert "2024" in words(timeline)


def test_a_thousand_events_come_a_few_at_a_time(qtbot: QtBot) -> None:
    day = date(2026, 11, 18)
    timeline = Timeline([TimelineRow(day - timedelta(days=n), f"Ereignis {n}") for n in range(1000)])
    qtbot.addWidget(timeline)
    events = [word for word in words(timeline) if word.startswith("Ereignis")]
    assert len(events) == AT_A_TIME
    older = timeline.findChild(Button)
    assert older is not None
    assert older.text() == "Ältere anzeigen (980)"
    older.click()
    events = [word for word in words(timeline) if word.startswith("Ereignis")]
    assert len(events) == 2 * AT_A_TIME


def test_the_button_goes_when_everything_is_shown(qtbot: QtBot) -> None:
    timeline = Timeline([TimelineRow(date(2026, 1, 5), "Ausgegeben")])
    qtbot.addWidget(timeline)
    older = timeline.findChild(Button)
    assert older is not None
    assert older.isHidden()


def test_an_event_is_read_out_with_its_full_date(qtbot: QtBot) -> None:
    timeline = Timeline([TimelineRow(date(2026, 1, 5), "Ausgegeben")])
    qtbot.addWidget(timeline)
    names = {child.accessibleName() for child in timeline.findChildren(QLabel)}
    assert "05.01.2026: Ausgegeben" in names
