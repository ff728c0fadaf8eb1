"""Every screen, card and dialog of the program, each as the way somebody gets there."""

from collections.abc import Callable
from functools import partial

from tests.album import around, devices, people
from tests.album.visitor import Visitor

Scene = Callable[[Visitor], object]

SCENES: dict[str, Scene] = {
    "devices": devices.first_look,
    "devices-issued": devices.issued,
    "devices-overdue": devices.overdue,
    "devices-in-stock": devices.in_stock,
    "devices-returned": devices.returned,
    "devices-lost": devices.lost,
    "devices-retired": devices.retired,
    "devices-several": devices.several,
    "devices-one-row": devices.one_row,
    "devices-no-hits": devices.no_hits,
    "devices-filter-box": devices.filter_box,
    "devices-filtered": devices.filtered,
    "devices-columns": devices.column_box,
    "devices-save-view": devices.save_view,
    "devices-menu": devices.list_menu,
    "devices-editing": devices.editing,
    "devices-editing-errors": devices.editing_with_errors,
    "devices-giving-up": devices.giving_up,
    "devices-as-of-question": devices.as_of_question,
    "devices-as-of": devices.as_of,
    "devices-licence": devices.licence,
    "devices-issue": devices.issue,
    "devices-take-back": devices.take_back,
    **{f"devices-step-{name}": partial(devices.step, name=name) for name in devices.STEPS},
    "intake": devices.delivery,
    "intake-scanning": devices.delivery_with_scans,
    "intake-done": devices.received,
    "bulk": devices.bulk,
    "bulk-preview": devices.bulk_preview,
    "conflict": devices.conflict,
    "people": people.first_look,
    "people-with-devices": people.with_devices,
    "people-leaving": people.leaving,
    "people-left-with-devices": people.left_with_devices,
    "people-editing": people.editing,
    "people-issue": people.issue,
    "people-take-back-all": people.take_back_all,
    "people-licence": people.licence,
    "people-arrival": people.arrival,
    "people-arrival-known": people.arrival_of_a_known_person,
    **{f"administration-{name}": partial(people.section, name=name) for name in people.SECTIONS},
    **{f"administration-{name}-new": partial(people.new_in_section, name=name) for name in people.SECTIONS},
    **{
        f"administration-{name}-editing": partial(people.editing_in_section, name=name)
        for name in people.SECTIONS
    },
    "administration-units-close": people.close_unit,
    "administration-licences-assign": people.assign_licence,
    "search": around.search,
    "notice": around.notice,
    "refusal": around.refusal,
    "menu": around.menu,
    "bookings": around.bookings,
    "about": around.about,
    "handbook": around.handbook,
    "handbook-keyboard": around.keyboard,
    "restore": around.restore,
    "crash": around.crash,
}

FIRST_DAY: dict[str, Scene] = {
    "empty-devices": devices.first_look,
    "empty-people": people.first_look,
    "empty-administration": around.administration,
}
"""In an office that has recorded nothing yet."""

TROUBLE: dict[str, Scene] = {"trouble": around.nothing}
"""At a file that cannot be opened."""
