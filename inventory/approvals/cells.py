"""What one cell of the procedure says, and who is in charge of a case."""

from collections.abc import Callable
from dataclasses import dataclass

from inventory.actor import Actor, Role
from inventory.approvals import asks
from inventory.approvals.needs import Check, Facts, Need
from inventory.approvals.ruleset import Deadline
from inventory.approvals.states import State
from inventory.approvals.words import Mark, Paper
from inventory.errors import Refused
from inventory.fields import Field


@dataclass(frozen=True)
class Transition:
    """One cell: `when` decides whether it is on offer at all, `needs` what is still missing for it.

    Without a `target` the case stays where it is, or goes back to where a question was asked.
    The applicant may take a step that is `own`.
    """

    target: State | None
    who: tuple[Role, ...]
    asks: tuple[Field, ...] = ()
    when: tuple[Need, ...] = ()
    needs: tuple[Need, ...] = ()
    checks: tuple[Check, ...] = ()
    deadline: Deadline | None = None
    papers: tuple[Paper, ...] = ()
    mark: Mark | None = None
    own: bool = False

    @property
    def questions(self) -> tuple[Field, ...]:
        """What is asked, the day of the step first."""
        return (asks.ON, *self.asks)

    def missing(self, facts: Facts) -> tuple[str, ...]:
        """What has to happen first, in sentences."""
        return tuple(need.sentence for need in self.needs if not need.met(facts))

    def offered(self, facts: Facts) -> bool:
        return all(need.met(facts) for need in self.when)


def _own_team(actor: Actor, facts: Facts) -> bool:
    return facts.manager_id is not None and facts.manager_id in actor.people


def _own_unit(actor: Actor, facts: Facts) -> bool:
    return facts.unit_id in actor.unit_ids


IN_CHARGE: dict[Role, Callable[[Actor, Facts], bool]] = {Role.MANAGER: _own_team, Role.HEAD: _own_unit}
"""Roles that act for their own people only."""


def role_for(cell: Transition, facts: Facts, actor: Actor) -> Role:
    """The role in which somebody takes a step; `Refused` when there is none, or the case is their own."""
    if facts.employee_id in actor.people:
        if cell.own and facts.employee_id == actor.employee_id:
            return cell.who[0]
        raise Refused("In eigener Sache entscheidet niemand mit. Bitte eine andere Person darum bitten.")
    held = [role for role in cell.who if role in actor.roles]
    if not held:
        raise Refused(f"Dieser Schritt ist {', '.join(role.label for role in cell.who)} vorbehalten.")
    for role in held:
        if role not in IN_CHARGE or IN_CHARGE[role](actor, facts):
            _refuse_second_say(cell, facts, actor)
            return role
    raise Refused("Dieser Vorgang gehört nicht zu Ihrer Einheit.")


def _refuse_second_say(cell: Transition, facts: Facts, actor: Actor) -> None:
    apart = facts.rules["four_eyes"]
    if cell.mark is None or cell.mark not in apart:
        return
    for mark, logins in facts.said.items():
        if mark is not cell.mark and mark in apart and actor.login in logins:
            raise Refused(f"{mark.label} und {cell.mark.label} brauchen verschiedene Personen.")
