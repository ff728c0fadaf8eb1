"""What stands above every paper: the city, and who in it answers."""

from sqlmodel import Session

from inventory.city.actions import the_city
from inventory.city.records import City
from inventory.people.records import Employee


def letterhead(session: Session, clerk: Employee | None = None) -> dict[str, str]:
    """Of the city, and of the clerk where one is in charge."""
    city = the_city(session)
    return {
        "city": city.name,
        "office": city.department or "",
        "sender": _sender(city),
        "contact": clerk.full_name if clerk else city.department or "",
        "phone": (clerk.phone if clerk else None) or city.phone or "",
        "mail": (clerk.email if clerk else None) or city.email or "",
        "court": city.court or "",
    }


def _sender(city: City) -> str:
    place = " ".join(it for it in (city.postcode, city.town) if it)
    return " · ".join(it for it in (city.name, city.department, city.street, place) if it)
