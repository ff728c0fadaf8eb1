"""Every screen, card and dialog of the program, each as the way somebody gets there."""

from collections.abc import Callable
from functools import partial

from inventory.actor import Role
from inventory.approvals.states import State
from inventory.demo.personas import PERSONAS
from tests.album import approvals, around, devices, papers, people
from tests.album.visitor import Visitor

Scene = Callable[[Visitor], object]


def _of_state(state: State) -> Scene:
    return lambda it: approvals.case(it, state)


SCENES: dict[str, Scene] = {
    "today": approvals.today,
    "approvals": approvals.first_look,
    "approvals-open": approvals.all_of_them,
    **{f"approvals-{state.name.lower()}": _of_state(state) for state in State},
    "approvals-overdue": approvals.overdue,
    "approvals-ending": approvals.ending,
    "approvals-several": approvals.several,
    "approvals-no-hits": approvals.no_hits,
    "approvals-new": approvals.new,
    "approvals-new-known": approvals.new_of_somebody_known,
    "approvals-new-telework": approvals.new_for_telework,
    "approvals-new-errors": approvals.new_with_errors,
    "approvals-later": approvals.later,
    "approvals-editing": approvals.editing,
    **{f"approvals-step-{name}": partial(approvals.step, name=name) for name in approvals.STEPS},
    "approvals-step-decision": approvals.decision,
    "approvals-step-refusal": approvals.intended_refusal,
    "approvals-step-unreasoned": approvals.unreasoned,
    "approvals-assigning": approvals.assigning,
    "approvals-renewals": approvals.renewals,
    "approvals-forecast": approvals.forecast,
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
    "papers": papers.first_look,
    "papers-viewer": papers.viewer,
    "papers-searching": papers.searching,
    "papers-card": papers.card,
    "papers-several": papers.several,
    "papers-signing": papers.signing,
    "papers-signing-without-file": papers.signing_without_file,
    "papers-intake": papers.intake,
    "papers-assigning": papers.assigning,
    "papers-texts": papers.texts,
    **{f"administration-{name}": partial(people.section, name=name) for name in people.SECTIONS},
    **{f"administration-{name}-new": partial(people.new_in_section, name=name) for name in people.SECTIONS},
    **{
        f"administration-{name}-editing": partial(people.editing_in_section, name=name)
        for name in people.SECTIONS
        if name != "rulesets"  # those of the city have cases, which fixes them
    },
    "administration-rulesets-changed": people.changed_version,
    "administration-city": people.city,
    "administration-city-editing": people.editing_the_city,
    "administration-accounts-deputy": people.deputy,
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
    "empty-today": approvals.today,
    "empty-approvals": approvals.first_look,
    "empty-forecast": approvals.forecast,
    "empty-renewals": approvals.renewals,
    "empty-devices": devices.first_look,
    "empty-people": people.first_look,
    "empty-papers": papers.first_look,
    "empty-administration": around.administration,
}
"""In an office that has recorded nothing yet."""

BEFORE: dict[str, Scene] = {"first-account": around.nothing}
"""At a database in which nobody has an account."""

TROUBLE: dict[str, Scene] = {"trouble": around.nothing}
"""At a file that cannot be opened."""

FOUND: dict[Role, dict[str, Scene]] = {
    Role.HR: {"case": _of_state(State.HR_CHECK), "administration": around.administration},
    Role.IT: {"case": _of_state(State.IT_CHECK), "administration": around.administration},
    Role.MANAGER: {
        "case": _of_state(State.OPINION),
        "devices": devices.first_look,
        "people": people.first_look,
    },
    Role.HEAD: {"case": _of_state(State.VOTE), "people": people.first_look},
    Role.CONTROLLING: {"devices": devices.first_look, "administration": around.administration},
    Role.AUDITOR: {
        "case": _of_state(State.ACTIVE),
        "devices": devices.first_look,
        "administration": around.administration,
    },
    Role.ADMIN: {"people": people.first_look, "administration": around.administration},
}
ROLES: dict[str, dict[str, Scene]] = {
    login: {
        f"{role.name.lower()}-{name}": scene
        for name, scene in {"today": approvals.today, **FOUND[role]}.items()
    }
    for login, role in PERSONAS
}
"""What the city shows to those who have one role only, by login."""
