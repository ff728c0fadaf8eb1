"""How cases go: stories that wait for a day, take a step, and wait for the next."""

from collections.abc import Generator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from inventory.actor import Actor, Role
from inventory.approvals.deadlines import DAY, last_day, months_later, next_workday
from inventory.approvals.fields import APPLICATION_FIELDS
from inventory.approvals.filing import AFRESH
from inventory.approvals.procedure import PROCEDURE
from inventory.approvals.states import State, Step
from inventory.approvals.words import (
    ApplicationKind,
    Body,
    DataCategory,
    Result,
)
from inventory.demo import days
from inventory.demo.accounts import Desks
from inventory.demo.calendar import last_workday, planned
from inventory.demo.cases import FILED, Case, Registry
from inventory.demo.files import Folder
from inventory.demo.forms import Form, Forms
from inventory.demo.replies import Answers, Replies
from inventory.demo.supplies import Supply
from inventory.devices.fields import DeviceKind

TODAY, YESTERDAY = date.fromordinal(days.TODAY), last_workday(date.fromordinal(days.YESTERDAY))
SOON = TODAY + timedelta(days=90)
ENDS_SOON = (date(2026, 11, 30), date(2026, 12, 31), date(2026, 12, 31), date(2027, 1, 31))
"""The last days of terms that end soon."""

MARGIN = timedelta(days=30)
"""Around what ends soon nothing else ends, so that it can be counted."""


Story = Generator[date, None, None]
Turn = tuple[Step, Answers]
TO_LEADERS: tuple[Step, ...] = (Step.SUBMIT, Step.FORWARD, Step.GIVE_OPINION, Step.CAST_VOTE)
TO_CHECK = (*TO_LEADERS, Step.CHECK_IT)
HEARD: Answers = {"body": Body.DISABILITY, "result": Result.HEARD}
ASKED_BACK, DISCUSSED = 0.08, 0.06
CHANGED = 0.06


class Stories:
    """The way of a case that ends well, and what comes after: trial, change, renewals."""

    def __init__(self, registry: Registry, desks: Desks) -> None:
        self.registry = registry
        self._desks = desks
        self.forms = Forms()
        self.replies = Replies()
        self.luck = Random("stories")

    def begin(self, folder: Folder, form: Form, supply: Supply | None, submitted: bool = True) -> Case:
        on = form["received_on"]
        folder.catch_up(on)
        clerk = self.clerk(Role.HR, folder)
        label = FILED if submitted else "Antrag begonnen"
        entry = self.registry.books.entry(on.toordinal(), clerk.login, label)
        case = Case(self.registry, folder, form, entry, supply, complete=submitted)
        if submitted:
            case.take(Step.SUBMIT, on, clerk, {}, entry)
        return case

    def rules_on(self, day: date) -> Form:
        return self.registry.agreements.on(day)

    def question(self) -> tuple[Answers, Answers]:
        return self.replies.question()

    def refusal(self) -> Answers:
        return self.replies.refusal()

    def dated(self, form: Form, received: date) -> Form:
        """A form with the dates of another day of receipt."""
        begins = form["begins_on"]
        if form["kind"] is ApplicationKind.FIRST:
            begins = months_later(received, 2).replace(day=1)
        ends = form.get("ends_on")
        if ends and form["kind"] is not ApplicationKind.CHANGE:
            ends = last_day(begins, self.rules_on(received)["default_months"])
        return {**form, "begins_on": begins, "ends_on": ends, **self.forms.signed(received)} | (
            {"declarations": ()} if form["kind"] is ApplicationKind.END else {}
        )

    def wish(self, folder: Folder, kind: DeviceKind | None) -> Form:
        """An application for a device that is not there yet."""
        rules = self.rules_on(YESTERDAY)
        ends = last_day(TODAY, rules["default_months"])
        return self.forms.first(folder.person, rules, YESTERDAY, TODAY, ends, kind)

    def clerk(self, role: Role, folder: Folder) -> Actor:
        return self.luck.choice([it for it in self._desks.clerks[role] if it.employee_id != folder.person.id])

    def _actor(self, folder: Folder, case: Case, step: Step, on: date) -> Actor:
        role = PROCEDURE[case.state, step].who[0]
        if role is Role.MANAGER:
            return _somebody(self._desks.manager(case["manager_id"]))
        if role is Role.HEAD:
            office = self.registry.offices[case["unit_id"]]
            head = self._desks.head(office, case.person.id, case["manager_id"], on.toordinal())
            return _somebody(head)
        return self.clerk(role, folder)

    def step(self, folder: Folder, case: Case, step: Step, on: date, given: Answers | None = None) -> None:
        folder.catch_up(on)
        answers = {**self.replies.usual(step, case, on), **(given or {})}
        supply = case.supply if case["kind"] is ApplicationKind.FIRST else None
        if supply and supply.checked and step is Step.CHECK_IT:
            case.take(step, on, _somebody(supply.clerk), answers, supply.checked)
        elif supply and supply.issued and step in (Step.START_TRIAL, Step.ACTIVATE):
            case.take(step, on, _somebody(supply.issuer), answers, supply.issued)
        else:
            case.take(step, on, self._actor(folder, case, step, on), answers)

    def walk(self, folder: Folder, case: Case, turns: Sequence[Turn], dates: Sequence[date]) -> Story:
        """One step after the other; a device that was missing comes in between."""
        for (step, given), on in zip(turns, dates, strict=True):
            yield on
            if step in (Step.START_TRIAL, Step.ACTIVATE):
                case.supply_missing()
            self.step(folder, case, step, on, given)

    def review(self, form: Form) -> list[Turn]:
        """From the submitted application to the check by IT, sometimes with a question back."""
        turns: list[Turn] = [(step, {}) for step in TO_CHECK[1:]]
        if self.luck.random() < ASKED_BACK:
            asked, answered = self.replies.question()
            turns[1:1] = [(Step.ASK, asked), (Step.ANSWER, answered)]
        return turns

    def decision(self, form: Form, rules: Form, given: Answers | None = None) -> list[Turn]:
        """From the check by IT to the decision in favour."""
        return [*self.privacy(form), *self.participation(form, rules, given), (Step.APPROVE, {})]

    def privacy(self, form: Form) -> list[Turn]:
        special = form["data_category"] is DataCategory.SPECIAL
        return [(Step.CHECK_PRIVACY, {})] if special else []

    def participation(self, form: Form, rules: Form, given: Answers | None = None) -> list[Turn]:
        turns: list[Turn] = [(Step.INVOLVE, given or {})]
        refusing = bool(given)
        if form["disability_heard"]:
            turns.append((Step.RECORD_RESULT, HEARD))
        if rules["council_approves"] or refusing:
            turns += self.council()
        return turns

    def council(self) -> list[Turn]:
        chance = self.luck.random()
        if chance < DISCUSSED:
            return [(Step.RECORD_RESULT, self.replies.discussion()), (Step.RECORD_RESULT, {})]
        return [(Step.RECORD_RESULT, {})]

    def first(
        self,
        folder: Folder,
        supply: Supply | None,
        received: date,
        soon: bool = False,
        form: Form | None = None,
    ) -> Generator[date, None, Case]:
        """A first application from receipt to the beginning of the work at home."""
        rules = self.registry.agreements.on(received)
        if supply and supply.checked:
            form, turns, dates = self._to_fit(folder, supply, soon)
        else:
            form = form or self.form(folder, supply, received, soon)
            turns = [*self.review(form), *self.decision(form, rules), (Step.SIGN, {}), (Step.START_TRIAL, {})]
            dates = self.dates(received, turns)
        yield form["received_on"]
        case = self.begin(folder, form, supply)
        yield from self.walk(folder, case, turns, dates)
        return case

    def dates(self, received: date, turns: Sequence[Turn], **given: Any) -> list[date]:
        return planned([Step.SUBMIT, *(step for step, _given in turns)], {0: received}, self.luck, **given)[
            1:
        ]

    def _to_fit(self, folder: Folder, supply: Supply, soon: bool) -> tuple[Form, list[Turn], list[date]]:
        """A way that comes to its check and its handover on the days on which the device moved."""
        checked, issued = date.fromordinal(supply.checked_on), date.fromordinal(supply.day)
        before = planned(TO_CHECK, {len(TO_CHECK) - 1: checked}, self.luck)
        received = before[0]
        rules = self.registry.agreements.on(received)
        form = self.form(folder, supply, received, soon, issued)
        rest: list[Turn] = [*self.decision(form, rules), (Step.SIGN, {}), (Step.START_TRIAL, {})]
        steps = [Step.CHECK_IT, *(step for step, _given in rest)]
        after = planned(steps, {0: checked, len(steps) - 1: issued}, self.luck)
        turns: list[Turn] = [*((step, {}) for step in TO_CHECK[1:]), *rest]
        return form, turns, [*before[1:], *after[1:]]

    def form(
        self, folder: Folder, supply: Supply | None, received: date, soon: bool, starts: date | None = None
    ) -> Form:
        begins = months_later(received, 2).replace(day=1)
        if starts:
            begins = max(received, months_later(starts, 1).replace(day=1))
        rules = self.registry.agreements.on(received)
        ends = self._term(begins, rules, soon)
        kind = supply.kind if supply else None
        return self.forms.first(folder.person, rules, received, begins, ends, kind)

    def _term(self, begins: date, rules: Form, soon: bool) -> date:
        """The usual term, but among those that end soon only those that are meant to."""
        longest = last_day(begins, rules["max_months"])
        if soon:
            ends = [it for it in ENDS_SOON if begins + timedelta(days=300) < it <= longest]
            if ends:
                return self.luck.choice(ends)
        usual = last_day(begins, rules["default_months"])
        for months in (rules["default_months"], rules["max_months"], rules["default_months"] - 6):
            end = last_day(begins, months)
            if not TODAY - MARGIN < end < SOON + MARGIN:
                return end
        return usual

    def running(
        self, folder: Folder, case: Case, supply: Supply | None, soon: bool = False
    ) -> Generator[date, None, Case]:
        """Trial, change and renewals, until the case that runs today."""
        while True:
            yield from self.pass_trial(folder, case)
            if case.state is not State.ACTIVE:
                return case
            if self.luck.random() < CHANGED and not soon:
                yield from self._changed(folder, case, supply)
                case = folder.running or case
            ends: date = case["ends_on"]
            if ends >= TODAY:
                return case
            received = next_workday(ends - timedelta(days=self.luck.randint(35, 80)))
            renewal = self.renewal_form(folder, case, received, soon)
            turns = self._all_turns(renewal)
            begin = next_workday(ends + DAY + timedelta(days=self.luck.randint(-9, 3)))
            case = yield from self._later(folder, renewal, supply, turns, begin)

    def pass_trial(self, folder: Folder, case: Case) -> Story:
        if case.state is State.TRIAL:
            on = last_workday(case["trial_until"] - timedelta(days=self.luck.randint(0, 6)))
            if on <= YESTERDAY:
                yield on
                self.step(folder, case, Step.PASS_TRIAL, on)

    def _changed(self, folder: Folder, case: Case, supply: Supply | None) -> Story:
        """Other days or another scope from some month on, until the same end."""
        started: date = case["last_on"]
        received = next_workday(started + timedelta(days=self.luck.randint(60, 240)))
        begins = months_later(received, 2).replace(day=1)
        if begins + timedelta(days=150) < min(case["ends_on"], TODAY):
            form = self.change_form(folder, case, received, begins)
            yield from self._later(folder, form, supply, self._all_turns(form), next_workday(begins))

    def _later(
        self, folder: Folder, form: Form, supply: Supply | None, turns: list[Turn], begin: date
    ) -> Generator[date, None, Case]:
        received = form["received_on"]
        yield received
        case = self.begin(folder, form, supply)
        steps = [Step.SUBMIT, *(step for step, _given in turns)]
        dates = planned(steps, {0: received, len(steps) - 1: begin}, self.luck)[1:]
        yield from self.walk(folder, case, turns, dates)
        return case

    def _all_turns(self, form: Form) -> list[Turn]:
        rules = self.registry.agreements.on(form["received_on"])
        return [*self.review(form), *self.decision(form, rules), (Step.SIGN, {}), (Step.ACTIVATE, {})]

    def renewal_form(self, folder: Folder, before: Case, received: date, soon: bool = False) -> Form:
        rules = self.registry.agreements.on(received)
        begins = before["ends_on"] + DAY
        then, now = (folder.person.on(it.toordinal(), "share") for it in (before["received_on"], received))
        scope = {} if then == now else self.forms.other_scope(folder.person, before.values, rules, received)
        return {
            **self._known(before),
            **scope,
            "kind": ApplicationKind.RENEWAL,
            "predecessor_id": before.id,
            "begins_on": begins,
            "ends_on": self._term(begins, rules, soon),
            **self.forms.signed(received),
        }

    def change_form(self, folder: Folder, before: Case, received: date, begins: date) -> Form:
        rules = self.registry.agreements.on(received)
        return {
            **self._known(before),
            **self.forms.other_scope(folder.person, before.values, rules, received),
            "kind": ApplicationKind.CHANGE,
            "predecessor_id": before.id,
            "begins_on": begins,
            **self.forms.signed(received),
        }

    def _known(self, before: Case) -> Form:
        return {it.name: before.whole[it.name] for it in APPLICATION_FIELDS if it.name not in AFRESH}


def _somebody(actor: Actor | None) -> Actor:
    if actor is None:
        raise LookupError("nobody is there to take this step")
    return actor
