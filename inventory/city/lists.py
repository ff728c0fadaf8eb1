"""The list of the city, of which there is one."""

from inventory.actor import Role
from inventory.fields import Kind
from inventory.listing import Column, Listing, Query, View
from inventory.sight import ALL

CITIES = Listing(
    name="cities",
    one="Stadt",
    many="Stadt und Briefkopf",
    table="city",
    scopes={Role.HR: ALL, Role.ADMIN: ALL},
    brief=("name",),
    columns=(
        Column("name", "Stadt", "city.name", width=280, emphasis="strong"),
        Column("department", "Fachbereich", "city.department", width=300),
        Column("workplaces", "Bildschirmarbeitsplätze", "city.workplaces", Kind.NUMBER, 180),
    ),
    order="name",
    views=(View("Alle", Query()),),
)
