"""What people answer at the steps of a case, in words of their own."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from inventory.approvals.law import signature_forms
from inventory.approvals.states import Step
from inventory.approvals.words import (
    Body,
    EndReason,
    Intention,
    ItCheck,
    Reason,
    Result,
    SignatureForm,
    Vote,
)
from inventory.demo import words
from inventory.demo.cases import Case

Answers = dict[str, Any]
CONDITIONAL = 0.12
ADVANCED = 0.2
NO_TRIAL_NOTE = 0.4
CHECKS = (ItCheck.VPN, ItCheck.FACTOR, ItCheck.ENCRYPTION, ItCheck.MANAGED, ItCheck.LICENCE, ItCheck.RELEASE)
FEWER_CHECKS = (ItCheck.VPN, ItCheck.FACTOR, ItCheck.RELEASE)


class Replies:
    def __init__(self) -> None:
        self._plan = words.read("cases")
        self._luck = Random("replies")
        self._usual: dict[Step, Callable[[Case, date], Answers]] = {
            Step.GIVE_OPINION: self._vote,
            Step.CAST_VOTE: self._vote,
            Step.CHECK_PRIVACY: lambda _case, _on: {"vote": Vote.FOR},
            Step.CHECK_IT: self._checked,
            Step.INVOLVE: lambda _case, _on: {"intention": Intention.APPROVE},
            Step.RECORD_RESULT: lambda _case, _on: {"body": Body.COUNCIL, "result": Result.CONSENT},
            Step.APPROVE: self._approved,
            Step.SIGN: self._signed,
            Step.START_TRIAL: self._handed_over,
            Step.ACTIVATE: self._handed_over,
            Step.PASS_TRIAL: self._passed,
            Step.CONCILIATE: lambda _case, _on: {"grounds": self._pick("conciliation", "notes")},
            Step.RECONSIDER: lambda _case, _on: {"grounds": self._pick("conciliation", "outcomes")},
        }
        self._conditions: dict[int, list[str]] = {}

    def usual(self, step: Step, case: Case, on: date) -> Answers:
        """What is mostly answered at this step."""
        answer = self._usual.get(step)
        return answer(case, on) if answer else {}

    def refusal(self) -> Answers:
        """A reason to refuse, with what is said for it and against milder means."""
        return self._reasoned("refusal")

    def revocation(self) -> Answers:
        return self._reasoned("revocation")

    def question(self) -> tuple[Answers, Answers]:
        asked, answered = self._luck.choice(self._plan["questions"]["pairs"])
        return {"grounds": asked}, {"grounds": answered}

    def withheld(self) -> Answers:
        return {"body": Body.COUNCIL, "result": Result.WITHHELD, "grounds": self._pick("council", "withheld")}

    def discussion(self) -> Answers:
        grounds = self._pick("council", "discussion")
        return {"body": Body.COUNCIL, "result": Result.DISCUSSION, "grounds": grounds}

    def suspension(self, on: date) -> Answers:
        return {
            "grounds": self._pick("suspension", "grounds"),
            "suspended_from": on,
            "suspended_until": on + timedelta(days=self._luck.randint(60, 150)),
        }

    def trial_failed(self, on: date) -> Answers:
        grounds = self._pick("trial_failed", "grounds")
        return {"reason": Reason.LAPSED, "grounds": grounds, "effective_on": on}

    def ending(self, reason: EndReason, effective: date) -> Answers:
        return {"end_reason": reason, "effective_on": effective}

    def _vote(self, case: Case, _on: date) -> Answers:
        if self._luck.random() > CONDITIONAL:
            return {"vote": Vote.FOR}
        condition = self._pick("conditions", "lines")
        self._conditions.setdefault(case.id, []).append(condition)
        return {
            "vote": Vote.CONDITIONALLY,
            "reason": self._luck.choice((Reason.STAFFING, Reason.PRESENCE)),
            "grounds": self._pick("conditions", "grounds"),
            "conditions": condition,
        }

    def _checked(self, case: Case, on: date) -> Answers:
        device = any(it in case["equipment"] for it in ("notebook", "ipad"))
        later = on + timedelta(days=self._luck.randint(14, 30))
        return {"checks": CHECKS if device else FEWER_CHECKS, "available_on": case.available_on or later}

    def _approved(self, case: Case, _on: date) -> Answers:
        said = self._conditions.pop(case.id, [])
        return {"conditions": "\n".join(dict.fromkeys(said)) or None}

    def _signed(self, case: Case, on: date) -> Answers:
        possible = signature_forms(case.person.status)
        other = next(it for it in (SignatureForm.TEXT, SignatureForm.QUALIFIED) if it in possible)
        agreed_as = other if self._luck.random() < ADVANCED else SignatureForm.INK
        return {"agreed_on": on, "agreed_as": agreed_as}

    def _handed_over(self, case: Case, on: date) -> Answers:
        days = dict.fromkeys(("handed_over_on", "pledged_on", "briefed_on"), on)
        return {**days, "accessories": case.accessories}

    def _passed(self, _case: Case, _on: date) -> Answers:
        return {"grounds": self._pick("notes", "trial") or None}

    def _reasoned(self, kind: str) -> Answers:
        return dict(self._luck.choice(self._plan[kind]))

    def _pick(self, *path: str) -> str:
        found: Any = self._plan
        for name in path:
            found = found[name]
        return str(self._luck.choice(found))
