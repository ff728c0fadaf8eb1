"""What somebody may see of a list or of a form: everything else is not loaded, not searched, not exported."""

from collections.abc import Iterable
from dataclasses import replace

from inventory.actor import Actor, Role
from inventory.fields import Field
from inventory.listing import Column, Listing, Query, View
from inventory.today import today

ALL, NOTHING = "1 = 1", "1 = 0"
"""Scopes of a role that sees every row, and of a person who sees none."""

NOBODY = Actor("", frozenset())


def seen_by(listing: Listing, actor: Actor) -> Listing:
    """The list as this person may see it: fewer columns, fewer rows, and the views that still make sense.

    Who holds several roles sees in each row what the roles that reach that row may see.
    """
    if not listing.scopes:
        return listing
    roles = [role for role in Role if role in actor.roles and role in listing.scopes]
    columns = tuple(
        _narrowed(column, listing, actor, roles)
        for column in listing.columns
        if not column.who or column.who & set(roles)
    )
    names = {column.name for column in columns}
    return replace(
        listing,
        columns=columns,
        views=tuple(view for view in listing.views if _uses(view) <= names),
        scan={name: who for name, who in listing.scan.items() if not who or who & set(roles)},
        brief=tuple(name for name in listing.brief if name in names),
        where=_reach(listing, actor, roles),
        found=_found(listing, actor, roles),
        finders=frozenset(),
        scopes={},
    )


def sees(listing: Listing, actor: Actor) -> bool:
    """Whether the list is any of this person's business."""
    return not listing.scopes or bool(listing.scopes.keys() & actor.roles)


def seen_fields(fields: Iterable[Field], roles: frozenset[Role]) -> tuple[Field, ...]:
    return tuple(field for field in fields if field.seen_by(roles))


def query_seen_by(listing: Listing, query: Query) -> Query:
    """A saved query without what it says of columns that somebody does not see."""
    names = {column.name for column in listing.columns}
    kept = tuple(it for it in query.filters if it.column in names)
    return replace(query, filters=kept, order=query.order if query.order in names else "")


def scope_of(listing: Listing, actor: Actor, role: Role) -> str:
    """The rows this person reaches in one role, as a condition."""
    return _reach(listing, actor, [role] if role in actor.roles and role in listing.scopes else [])


def whole_city(listing: Listing, *names: str) -> Listing:
    """Some columns of every row, to be counted, never to be shown."""
    columns = (listing.column(name) for name in names)
    counted = tuple(replace(column, sql=_for(NOBODY, column.sql)) for column in columns)
    return replace(listing, columns=counted, scopes={}, scan={}, brief=())


def _narrowed(column: Column, listing: Listing, actor: Actor, roles: list[Role]) -> Column:
    sql, folded = _for(actor, column.sql), _for(actor, column.folded)
    able = [role for role in roles if not column.who or role in column.who]
    reach = _reach(listing, actor, able)
    if reach not in (ALL, _reach(listing, actor, roles)):
        sql = f"CASE WHEN {reach} THEN {sql} END"
        folded = folded and f"CASE WHEN {reach} THEN {folded} END"
    return replace(column, sql=sql, folded=folded)


def _found(listing: Listing, actor: Actor, roles: list[Role]) -> str:
    """The rows that may be found by the whole search text; empty where that is all that can be seen."""
    if not listing.finders:
        return ""
    reach = _reach(listing, actor, [role for role in roles if role in listing.finders])
    return "" if reach in (ALL, _reach(listing, actor, roles)) else reach


def _reach(listing: Listing, actor: Actor, roles: list[Role]) -> str:
    """The rows that these roles together reach."""
    scopes = [listing.scopes[role] for role in roles]
    if ALL in scopes:
        return ALL
    return "(" + " OR ".join(_for(actor, scope) for scope in scopes) + ")" if scopes else NOTHING


def _for(actor: Actor, sql: str) -> str:
    """The SQL of a declaration with its places filled in, by numbers, words and days of our own."""
    places = {
        "{people}": _listed(map(str, sorted(actor.people)), "-1"),
        "{units}": _listed(map(str, sorted(actor.unit_ids)), "-1"),
        "{today}": f"'{today().isoformat()}'",
        "{roles}": _listed((f"'{role.value}'" for role in Role if role in actor.roles), "''"),
    }
    for place, values in places.items():
        sql = sql.replace(place, values)
    return sql


def _listed(values: Iterable[str], nobody: str) -> str:
    return ", ".join(values) or nobody


def _uses(view: View) -> set[str]:
    return {it.column for it in view.query.filters} | ({view.query.order} - {""})
