"""One window with every part in every state: `python -m tests.gallery FOLDER [--dark] [--body 16]`."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.icons import icon
from gui.look.tokens import BODY, Tone
from gui.parts.button import Button, Link
from gui.parts.card import Card, Heading, Section
from gui.parts.chart import Bar, Bars, Share
from gui.parts.chips import ChipBar
from gui.parts.dialog import Dialog
from gui.parts.emptystate import EmptyState
from gui.parts.facts import Fact, Facts
from gui.parts.header import ScreenHeader
from gui.parts.identity import Identity
from gui.parts.nextaction import NextAction
from gui.parts.notice import NoticeBar
from gui.parts.panel import Panel
from gui.parts.pill import PillLabel
from gui.parts.progress import ProgressLine
from gui.parts.rail import Rail, RailEntry
from gui.parts.searchfield import SearchField
from gui.parts.steps import Milestone, Steps
from gui.parts.text import Body, Caption, CardTitle, Muted, Secondary, Strong, Title
from gui.parts.timeline import Timeline, TimelineRow
from inventory.actor import Actor, Role

LONG = "Donaudampfschifffahrtsgesellschaftskapitän-Özdemir, Anna-Maria Þórunn Gąsiorowska"


def gallery() -> QWidget:
    window = QWidget()
    window.setWindowTitle("Galerie")
    root = QHBoxLayout(window)
    root.setContentsMargins(0, 0, 0, 0)
    root.setSpacing(0)
    root.addWidget(_rail())
    body = QVBoxLayout()
    page = theme.px(24)
    body.setContentsMargins(page, theme.px(16), page, theme.px(20))
    body.setSpacing(theme.px(14))
    top = QHBoxLayout()
    search = SearchField("Person, Gerät, Vorgang suchen oder scannen", "Strg K")
    search.setMinimumWidth(theme.px(520))
    top.addWidget(search)
    top.addStretch()
    top.addWidget(_identity())
    body.addLayout(top)
    header = ScreenHeader("Anträge", "100 offen · 4 überfällig · 954 befähigt von 1.900")
    header.add(Button("Exportieren", "download-simple"))
    header.add(Button("Neuer Antrag", "plus", primary=True))
    body.addWidget(header)
    body.addWidget(_chips())
    middle = QHBoxLayout()
    middle.setSpacing(theme.px(16))
    middle.addWidget(_states(), 1)
    middle.addWidget(_card())
    body.addLayout(middle, 1)
    for tone, words in (
        (Tone.DONE, "Votum für MA-2026-00407 gespeichert."),
        (
            Tone.OVERDUE,
            "Das Gerät N-04471 ist noch ausgegeben. Nehmen Sie es zurück, dann kann es ausgemustert werden.",
        ),
    ):
        bar = NoticeBar()
        body.addWidget(bar)
        bar.say(words, tone, "Rückgängig" if tone == Tone.DONE else None, window.update)
    root.addLayout(body, 1)
    return window


def _rail() -> Rail:
    rail = Rail()
    rail.offer(
        [
            RailEntry("today", "Heute", "house-line"),
            RailEntry("approvals", "Anträge", "file-text"),
            RailEntry("devices", "Geräte", "laptop"),
            RailEntry("people", "Personen", "users"),
            RailEntry("reports", "Berichte", "chart-bar"),
            RailEntry("administration", "Verwaltung", "gear-six", at_the_bottom=True),
        ]
    )
    rail.set_count("today", 12)
    rail.set_count("reports", 1204)
    rail.choose("approvals")
    return rail


def _chips() -> ChipBar:
    bar = ChipBar()
    bar.set_chips(
        [
            ("me", "Warten auf mich", 12, False),
            ("late", "Überfällig", 4, False),
            ("sign", "Zur Unterschrift", 9, True),
            ("end", "Enden in 90 Tagen", None, False),
            ("all", "Alle", 1287, False),
            ("x", "Vorgänge mit Telearbeit im Fachbereich 51", 31, True),
            ("y", "Ohne Gerät seit mehr als 14 Tagen", 7, False),
        ]
    )
    bar.choose("me")
    return bar


def _states() -> QWidget:
    box = Panel()
    grid = QGridLayout(box)
    margin = theme.px(20)
    grid.setContentsMargins(margin, margin, margin, margin)
    grid.setVerticalSpacing(theme.px(12))
    left = QVBoxLayout()
    left.setSpacing(theme.px(10))
    for text in (
        Title("Titel"),
        CardTitle("Kartentitel"),
        Body("Fließtext in der Größe 13"),
        Strong("Betonter Text"),
        Muted("Leiser Text"),
        Secondary("Zweitrangiges in 12"),
        Caption("Abschnitt"),
        Body(LONG, elide=True),
        Body("seit 4 Tagen", tone=Tone.OVERDUE, weight=600),
    ):
        left.addWidget(text)
    pills = QHBoxLayout()
    for tone, word in zip(
        Tone, ("wartet auf Votum", "aktiv", "zur Unterschrift", "überfällig", "abgelehnt"), strict=True
    ):
        pills.addWidget(PillLabel(word, tone))
    pills.addStretch()
    left.addLayout(pills)
    left.addLayout(_buttons())
    progress = ProgressLine()
    progress.start("312 von 954 Schreiben erzeugt")
    progress.advance(312, 954)
    left.addWidget(progress)
    open_end = ProgressLine()
    open_end.start("Der Bestand wird gelesen …", cancellable=False)
    left.addWidget(open_end)
    left.addStretch()
    grid.addLayout(left, 0, 0)
    empty = EmptyState(
        "package",
        "Noch keine Geräte im Bestand",
        "Nehmen Sie die erste Lieferung auf oder lesen Sie eine Liste ein.",
        Button("Lieferung aufnehmen", "barcode", primary=True),
    )
    low = QHBoxLayout()
    low.setSpacing(theme.px(24))
    low.addWidget(empty, 1)
    low.addLayout(_charts(), 1)
    grid.addLayout(low, 1, 0)
    grid.setRowStretch(1, 1)
    return box


def _identity() -> Identity:
    identity = Identity()
    identity.introduce(Actor("a.gasiorowska", frozenset({Role.HR, Role.MANAGER})))
    identity.offer_places([("it01", Role.IT)])
    return identity


def _charts() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.px(12))
    column.addStretch()
    column.addWidget(Share("Befähigt", 954, 1900))
    column.addWidget(
        Bars(
            "Offene Vorgänge",
            [Bar("Stellungnahme", 38), Bar("Zur Unterschrift", 9, Tone.WAITING), Bar("über 90 Tage", 0)],
        )
    )
    column.addWidget(
        Bars(
            "Geräte",
            [
                Bar("Standardnotebook", 561, rest=39, told="561 · 39 frei"),
                Bar("Donaudampfschifffahrtsgerät", 4, rest=220, told="4 · 220 frei"),
            ],
        )
    )
    column.addStretch()
    return column


def _way() -> Steps:
    passed = [("Eingang", "03.11."), ("Führung", "10.11."), ("IT", "12.11."), ("Beteiligung", "18.11.")]
    done = [Milestone(word, Tone.DONE, below=day) for word, day in passed]
    return Steps([*done, Milestone("Unterschrift", Tone.WAITING, here=True), Milestone("Geräte", Tone.REST)])


def _buttons() -> QVBoxLayout:
    rows = QVBoxLayout()
    for enabled in (True, False):
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        menu_button = Button("Mehr")
        menu_button.setMenu(QMenu(menu_button))
        for button in (
            Button("Drucken", "printer", primary=True),
            Button("Ansehen", "eye"),
            Button("Ablegen"),
            menu_button,
            Button("Ausmustern", "trash", tone=Tone.OVERDUE),
            Button("Filter", "funnel-simple", quiet=True),
            Link("Rückgängig"),
        ):
            button.setEnabled(enabled)
            row.addWidget(button)
        row.addStretch()
        rows.addLayout(row)
    return rows


def _card() -> Card:
    card = Card()
    window = card
    actions = [
        QAction(icon("printer"), "Drucken", window),
        QAction(icon("eye"), "Ansehen", window),
    ]
    actions[0].setShortcut("Ctrl+P")
    card.fill(
        "MA-2026-00412",
        [
            Heading(
                "Svenja Ateş-Lindqvist",
                "MA-2026-00412 · Erstantrag · FB 51 Kinder und Jugend",
                PillLabel("zur Unterschrift", Tone.WAITING),
            ),
            _way(),
            NextAction(
                "Zusatzvereinbarung drucken und unterschreiben lassen",
                "Zustimmung des Personalrats liegt vor (18.11.2026). Notebook und LTE-Gerät sind reserviert.",
                actions,
                [QAction("Zurückziehen", window)],
            ),
            Section(
                "Vereinbart",
                Facts(
                    [
                        ("Arbeitsform", "Mobile Arbeit, regelmäßig"),
                        ("Umfang", "2 Tage (Di, Do) · 40 % von 39 Std."),
                        ("Zeitraum", "01.01.2027 bis 31.12.2028, Probezeit 6 Monate"),
                        ("Dienstvereinbarung", "DV Mobile Arbeit, Fassung 01.01.2022"),
                        ("Anmerkung", ""),
                        ("E-Mail", "svenja-maria.ates-lindqvist-gasiorowska@stadtverwaltung.example"),
                    ]
                ),
            ),
            Section(
                "Geräte",
                Facts(
                    [
                        Fact("Reserviert", "N-04471 · Standardnotebook", "N-04471"),
                        Fact("Frist", "seit 4 Tagen", None, Tone.OVERDUE),
                    ]
                ),
            ),
            Section(
                "Verlauf",
                Timeline(
                    [
                        TimelineRow(date(2026, 11, 18), "Personalrat stimmt zu"),
                        TimelineRow(
                            date(2026, 11, 12),
                            "IT-Prüfung abgeschlossen, Geräte reserviert",
                            "N-04471, L-00312",
                        ),
                        TimelineRow(date(2026, 11, 12), "Rückfrage beantwortet"),
                        TimelineRow(
                            date(2026, 11, 10),
                            "Votum Fachbereichsleitung: befürwortet",
                            "",
                            Tone.DONE,
                            "Zurücknehmen",
                        ),
                        TimelineRow(date(2025, 11, 3), "Antrag eingegangen (Formular eingelesen)"),
                    ]
                ),
            ),
        ],
    )
    return card


def dialog(parent: QWidget | None = None) -> Dialog:
    made = Dialog(
        parent,
        "Gerät ausgeben",
        "Das Gerät geht an die Person. Das Übergabeprotokoll können Sie danach drucken.",
        verb="Ausgeben",
    )
    made.add(SearchField("Person suchen"))
    made.add(Facts([("Gerät", "N-04471 · Standardnotebook 14 Zoll"), ("Zustand", "neu")]))
    return made


def pictures(app: QApplication) -> dict[str, QImage]:
    """The gallery and a dialog as they look without focus."""
    window, question = gallery(), dialog()
    window.resize(theme.px(1440), theme.px(1000))
    taken = {}
    for name, shown in (("parts", window), ("dialog", question)):
        shown.show()
        app.processEvents()
        if focus := app.focusWidget():
            focus.clearFocus()
        taken[name] = shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        shown.close()
    return taken


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--dark", action="store_true")
    arguments.add_argument("--body", type=int, default=BODY)
    asked = arguments.parse_args()
    app = QApplication(sys.argv[:1])
    theme.exact(app, asked.dark, asked.body)
    for name, picture in pictures(app).items():
        picture.save(str(asked.folder / f"{name}-{'dark' if asked.dark else 'light'}.png"))


if __name__ == "__main__":
    main()
