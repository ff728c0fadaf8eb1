"""The history of a record as a timeline, where every booking can be taken back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gui.desk import Desk
from gui.look.tokens import Tone
from gui.parts.card import Section
from gui.parts.timeline import Timeline, TimelineRow

if TYPE_CHECKING:
    from inventory.store.timeline import Moment

TAKE_BACK = "Rückgängig machen"
TAKEN_BACK = "rückgängig gemacht"


def history(desk: Desk, moments: Sequence["Moment"]) -> Section:
    timeline = Timeline([_row(moment) for moment in moments])
    timeline.acted.connect(desk.undo)
    return Section("Verlauf", timeline)


def _row(moment: "Moment") -> TimelineRow:
    local = moment.at.astimezone()
    who = f"{local:%H:%M} Uhr · {moment.actor}"
    return TimelineRow(
        local.date(),
        f"{moment.label} ({TAKEN_BACK})" if moment.taken_back else moment.label,
        "\n".join([*moment.details, who]),
        Tone.REST if moment.taken_back else Tone.ACCENT,
        verb=TAKE_BACK if moment.revocable else "",
        key=moment.booking_id,
    )
