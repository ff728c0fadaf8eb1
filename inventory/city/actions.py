"""What the office says of its city."""

from sqlmodel import Session, select

from inventory.city.records import City
from inventory.fields import Values
from inventory.rights import Right, guarded
from inventory.store.history import books
from inventory.store.merge import corrected

UNNAMED = "Stadt"


def the_city(session: Session) -> City:
    return session.exec(select(City)).one()


@books("Stadt angelegt")
def found_city(session: Session) -> City:
    """The row that a database begins with."""
    city = session.exec(select(City)).first()
    if city is None:
        city = City(id=1, name=UNNAMED)
        session.add(city)
        session.flush()
    return city


@guarded(Right.CITY)
@books("Angaben zur Stadt geändert")
def correct_city(session: Session, *, city_id: int, base: Values, values: Values) -> City:
    return corrected(session, session.get_one(City, city_id), base=base, values=values)
