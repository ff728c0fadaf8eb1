"""A case waits for the manager its person has now."""

from inventory.actor import Role
from inventory.approvals.records import Application
from inventory.approvals.states import State, Step
from inventory.people.actions import correct_person
from inventory.people.records import Employee
from tests.inventory.approvals.office import Office


def change(office: Office, person: Employee, **values: int | None) -> None:
    base = {name: getattr(person, name) for name in values}
    office.hr.do(correct_person, person_id=person.key(), base=base, values=values)


def test_who_gets_a_manager_at_last_can_be_forwarded_to_them(office: Office) -> None:
    alone = office.hr.person("12", unit_id=office.unit.id)
    case = office.take(office.draft(employee_id=alone.id), Step.SUBMIT)
    change(office, alone, manager_id=office.manager.key())
    assert office.take(case, Step.FORWARD).state is State.OPINION


def test_a_new_manager_takes_over_the_open_cases_and_a_new_unit_has_to_be_looked_at_first(
    office: Office,
) -> None:
    case = office.case_in(State.OPINION)
    successor = office.hr.person("12", unit_id=office.unit.id)
    change(office, office.applicant, manager_id=successor.key())
    assert manager_of(office, case) == successor.id
    office.hr.undo()
    assert manager_of(office, case) == office.manager.id
    change(office, office.applicant, manager_id=successor.key())
    office.applicant.manager_id = successor.id
    elsewhere = office.hr.unit("FB 20", "Finanzen")
    change(office, office.applicant, manager_id=office.manager.key(), unit_id=elsewhere.key())
    assert manager_of(office, case) == successor.id


def test_a_decided_case_keeps_the_manager_it_had(office: Office) -> None:
    case = office.case_in(State.WITHDRAWN)
    before = manager_of(office, case)
    change(office, office.applicant, manager_id=office.hr.person("12").key())
    assert manager_of(office, case) == before
    assert office.card(case, Role.MANAGER) is not None


def manager_of(office: Office, case: Application) -> int | None:
    return office.look_at(case).manager_id
