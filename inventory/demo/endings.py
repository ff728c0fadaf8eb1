"""Stories of cases that end otherwise: refused, withdrawn, given up, revoked, left behind."""

from collections.abc import Generator
from datetime import date, timedelta

from inventory.approvals.deadlines import DAY, due, next_workday
from inventory.approvals.order import notice_ends, revocation_ends
from inventory.approvals.states import Step
from inventory.approvals.words import EndReason, Intention, Task, Vote
from inventory.demo.calendar import last_workday, planned
from inventory.demo.cases import Case
from inventory.demo.files import Folder
from inventory.demo.forms import Form
from inventory.demo.replies import Answers
from inventory.demo.stories import HEARD, YESTERDAY, Stories, Story, Turn
from inventory.demo.supplies import Supply


class Endings(Stories):
    def refused(self, folder: Folder, received: date) -> Story:
        why = self.replies.refusal()
        form = self.form(folder, None, received, soon=False)
        rules = self.registry.agreements.on(received)
        against = {"vote": Vote.AGAINST, **why}
        turns: list[Turn] = [
            (Step.FORWARD, {}),
            (Step.GIVE_OPINION, against),
            (Step.CAST_VOTE, against),
            (Step.CHECK_IT, {}),
            *self.privacy(form),
            *self._refusing(form, rules, why),
            (Step.REFUSE, why),
        ]
        yield received
        case = self.begin(folder, form, None)
        yield from self.walk(folder, case, turns, self.dates(received, turns))

    def _refusing(self, form: Form, rules: Form, why: Answers) -> list[Turn]:
        turns = self.participation(form, rules, {"intention": Intention.REFUSE, **why})
        chance = self.luck.random()
        if chance < 0.2:
            turns[-1:] = [
                (Step.RECORD_RESULT, self.replies.withheld()),
                (Step.CONCILIATE, {}),
                (Step.RECORD_RESULT, {}),
            ]
        elif chance < 0.4:
            turns[-1:] = [(Step.DEEM_CONSENT, {})]
        elif chance < 0.55:
            turns.append((Step.CONCILIATE, {}))
        return turns

    def withdrawn(self, folder: Folder, received: date) -> Story:
        form = self.form(folder, None, received, soon=False)
        rules = self.registry.agreements.on(received)
        all_turns = [*self.review(form), *self.decision(form, rules)]
        turns: list[Turn] = [*all_turns[: self.luck.randint(0, len(all_turns))], (Step.WITHDRAW, {})]
        yield received
        case = self.begin(folder, form, None)
        yield from self.walk(folder, case, turns, self.dates(received, turns))

    def drafted(self, folder: Folder, received: date) -> Story:
        yield received
        self.begin(folder, self.form(folder, None, received, soon=False), None, submitted=False)

    def revoked(self, folder: Folder, received: date) -> Story:
        """Announced with a reason, put to the council, heard, and in the end revoked."""
        case = yield from self.first(folder, None, received)
        yield from self.pass_trial(folder, case)
        on = next_workday(case["last_on"] + timedelta(days=self.luck.randint(40, 300)))
        why = self.replies.revocation()
        hearing = yield from self._announce(folder, case, on, why)
        turns: list[Turn] = [(Step.RECORD_RESULT, {})]
        if case.disability_heard:
            turns.append((Step.RECORD_RESULT, HEARD))
        dates = planned([Step.START_REVOCATION, *(it for it, _given in turns)], {0: on}, self.luck)[1:]
        yield from self.walk(folder, case, turns, dates)
        on = next_workday(max(hearing, dates[-1]) + DAY)
        yield on
        effective = revocation_ends(case.facts(on), on)
        self.step(folder, case, Step.REVOKE, on, {**why, "heard_on": hearing, "effective_on": effective})
        yield from self._closed(folder, case)

    def failed(self, folder: Folder, received: date) -> Story:
        case = yield from self.first(folder, None, received)
        on = next_workday(case["last_on"] + timedelta(days=self.luck.randint(40, 80)))
        yield on
        self.step(folder, case, Step.FAIL_TRIAL, on, self.replies.trial_failed(on + timedelta(days=14)))
        yield from self._closed(folder, case)

    def given_up(self, folder: Folder, received: date) -> Story:
        """An application for the end, confirmed by HR."""
        case = yield from self.first(folder, None, received)
        yield from self.pass_trial(folder, case)
        on = next_workday(case["last_on"] + timedelta(days=self.luck.randint(60, 400)))
        yield on
        form = self.end_form(folder, case, on)
        end = self.begin(folder, form, None)
        later = next_workday(on + timedelta(days=self.luck.randint(1, 3)))
        yield later
        self.step(folder, end, Step.CONFIRM_END, later)
        yield from self._closed(folder, case)

    def end_form(self, folder: Folder, case: Case, received: date) -> Form:
        last = received + timedelta(weeks=case.rules["notice_weeks"], days=self.luck.randint(0, 30))
        return self.forms.ending(case.values, received, last)

    def left(self, folder: Folder, received: date, supply: Supply | None = None) -> Story:
        """Who leaves the city: the case ends on their last day."""
        case = yield from self.first(folder, supply, received)
        yield from self.pass_trial(folder, case)
        known, gone = folder.exit_known, date.fromordinal(folder.person.exit)
        on = next_workday(max(known + timedelta(days=2), case["last_on"]))
        yield on
        self.step(folder, case, Step.END, on, self.replies.ending(EndReason.EXIT, gone))
        if folder.has_to_do(Task.END_CASE):
            folder.settle(Task.END_CASE, on.toordinal())
        if supply is None:
            yield from self._closed(folder, case)

    def ended(self, folder: Folder, supply: Supply, received: date, returning: bool) -> Story:
        """Notice was given a while ago, and the device is not back yet."""
        case = yield from self.first(folder, supply, received)
        case = yield from self.running(folder, case, supply)
        on = self._lately(case, 36, 55)
        yield on
        effective = notice_ends(case.facts(on), on)
        self.step(folder, case, Step.END, on, self.replies.ending(EndReason.NOTICE, effective))
        if returning:
            on = next_workday(effective + timedelta(days=self.luck.randint(0, 2)))
            yield on
            agreed = next_workday(on + timedelta(days=self.luck.randint(8, 20)))
            self.step(folder, case, Step.OPEN_RETURN, on, {"return_on": agreed})

    def suspended(self, folder: Folder, case: Case) -> Story:
        on = self._lately(case, 3, 50)
        yield on
        self.step(folder, case, Step.SUSPEND, on, self.replies.suspension(on))

    def revoking(self, folder: Folder, case: Case) -> Story:
        """Announced; the hearing is still to come."""
        on = self._lately(case, 3, 9)
        yield from self._announce(folder, case, on, self.replies.revocation())

    def _announce(self, folder: Folder, case: Case, on: date, why: Answers) -> Generator[date, None, date]:
        yield on
        hearing = due(on, case.rules["hearing_days"])
        self.step(folder, case, Step.START_REVOCATION, on, {**why, "hearing_on": hearing})
        return hearing

    def _lately(self, case: Case, least: int, most: int) -> date:
        """So many days ago, but after what happened before."""
        on = last_workday(YESTERDAY - timedelta(days=self.luck.randint(least, most)))
        earliest: date = case["last_on"]
        return max(on, earliest)

    def _closed(self, folder: Folder, case: Case) -> Story:
        on = next_workday(case["effective_on"] + timedelta(days=self.luck.randint(1, 12)))
        if on <= YESTERDAY:
            yield on
            self.step(folder, case, Step.CLOSE, on)
