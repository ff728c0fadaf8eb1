"""The city in numbers, as small cards beside the work."""

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look import theme
from gui.look.tokens import CARD, MEDIUM, SEMIBOLD, Tone
from gui.parts.chart import Bar, Bars, Share
from gui.parts.panel import Panel
from gui.parts.text import Body, CardTitle, Figure, Muted, Secondary
from inventory.approvals.lists import STATE_TONES
from inventory.approvals.today import AGES, Figures
from inventory.text import number_text

HUNDRED = 100


class FigureCard(Panel):
    def __init__(self, title: str, sentence: str, parts: list[QWidget]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        inside = QVBoxLayout(self)
        margin = theme.px(CARD)
        inside.setContentsMargins(margin, margin - theme.px(4), margin, margin - theme.px(2))
        inside.setSpacing(theme.px(2))
        inside.addWidget(CardTitle(title, wrap=True))
        inside.addWidget(Secondary(sentence, wrap=True))
        inside.addSpacing(theme.px(8))
        for part in parts:
            inside.addWidget(part)


def cards(found: Figures) -> Iterator[FigureCard]:
    yield _enabled(found)
    if found.open_by_state:
        yield _open(found)
    if found.devices:
        yield _devices(found)
    yield _soon(found)


def _enabled(found: Figures) -> FigureCard:
    number = QWidget()
    row = QHBoxLayout(number)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(14))
    row.addWidget(Figure(number_text(found.enabled)))
    sentence = "aktive Genehmigung, Gerät und unterschriebene Übergabe"
    if not found.workplaces:
        row.addStretch()
        parts: list[QWidget] = [number]
        parts.append(
            Secondary("Die Zahl der Arbeitsplätze steht unter Verwaltung, Stadt und Briefkopf.", wrap=True)
        )
        return FigureCard("Für Homeoffice befähigt", sentence, parts)
    row.addWidget(Muted(f"von {number_text(found.workplaces)} Bildschirmarbeitsplätzen"), 1)
    share = f"{found.enabled * HUNDRED / found.workplaces:.1f} % befähigt".replace(".", ",")
    bar = Share("Für Homeoffice befähigt", found.enabled, found.workplaces)
    return FigureCard(
        "Für Homeoffice befähigt", sentence, [number, bar, Body(share, tone=Tone.ACCENT, weight=MEDIUM)]
    )


def _open(found: Figures) -> FigureCard:
    states = [
        Bar(state.label, count, Tone(STATE_TONES[state.label]))
        for state, count in found.open_by_state.items()
    ]
    late = f"über {AGES[-1]} Tage"
    ages = [
        Bar(age, count, Tone.OVERDUE if age == late else Tone.ACCENT)
        for age, count in found.open_by_age.items()
    ]
    count = sum(found.open_by_state.values())
    return FigureCard(
        "Offene Vorgänge",
        f"{number_text(count)} nach Stand und nach der Zeit seit dem Eingang",
        [Bars("Offene Vorgänge nach Stand", states), _gap(), Bars("Offene Vorgänge nach Alter", ages)],
    )


def _devices(found: Figures) -> FigureCard:
    bars = [
        Bar(kind.label, out, rest=free, told=f"{number_text(out)} · {number_text(free)} frei")
        for kind, (out, free) in found.devices.items()
    ]
    return FigureCard("Geräte", "ausgegeben und frei, nach Art", [Bars("Geräte nach Art", bars)])


def _soon(found: Figures) -> FigureCard:
    lines = [
        (found.ending, "Vorgang endet" if found.ending == 1 else "Vorgänge enden"),
        (found.leaving, "Person scheidet" if found.leaving == 1 else "Personen scheiden"),
    ]
    endings = ("in den nächsten 90 Tagen", "aus oder wechselt und hat noch Geräte")
    parts: list[QWidget] = []
    for (count, words), ending in zip(lines, endings, strict=True):
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, theme.px(4))
        row.addWidget(Body(number_text(count), weight=SEMIBOLD))
        row.addWidget(Muted(f"{words} {ending}", wrap=True), 1)
        parts.append(line)
    return FigureCard("Demnächst", "was in nächster Zeit zu Ende geht", parts)


def _gap() -> QWidget:
    gap = QWidget()
    gap.setFixedHeight(theme.px(8))
    return gap
