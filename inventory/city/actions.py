"""What the office says of its city."""

from sqlmodel import Session, select

from inventory.city.fields import CITY_FIELDS
from inventory.city.records import City
from inventory.fields import Values, checked
from inventory.rights import Right, guarded
from inventory.store.history import books
from inventory.store.merge import merge

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
    city = session.get_one(City, city_id)
    clean = checked(CITY_FIELDS, {**city.model_dump(), **values})
    merge(session, city, base=base, mine={name: clean[name] for name in values})
    session.flush()
    return city
