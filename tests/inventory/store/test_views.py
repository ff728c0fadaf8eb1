"""Saved views: one's own, and those others share."""

import pytest

from inventory.errors import Refused
from inventory.listing import Query
from inventory.store.views import delete_view, rename_view, save_view, views
from tests.inventory.clerk import Clerk


def save(clerk: Clerk, name: str, owner: str = "it01", *, shared: bool = False, search: str = "") -> int:
    query = Query(search=search).to_json()
    view = clerk.do(save_view, listing="devices", name=name, owner=owner, shared=shared, query=query)
    assert view.id is not None
    return view.id


def seen(clerk: Clerk, owner: str, listing: str = "devices") -> list[str]:
    return [view.name for view in clerk.see(views, listing=listing, owner=owner)]


def test_everybody_sees_their_own_views_and_the_shared_ones(clerk: Clerk) -> None:
    save(clerk, "Meine")
    save(clerk, "Alte iPads", "hr02", shared=True)
    save(clerk, "Privat", "hr02")
    assert seen(clerk, "it01") == ["Meine", "Alte iPads"]
    assert seen(clerk, "hr02") == ["Alte iPads", "Privat"]
    assert seen(clerk, "it01", "people") == []


def test_saving_under_the_same_name_replaces_ones_own_view(clerk: Clerk) -> None:
    first = save(clerk, "Meine", search="alt")
    assert save(clerk, "Meine", search="neu", shared=True) == first
    save(clerk, "Meine", "hr02", search="fremd")
    (mine,) = clerk.see(views, listing="devices", owner="it01")
    assert (Query.from_json(mine.query).search, mine.shared) == ("neu", True)


def test_a_view_can_be_renamed_shared_and_deleted_by_its_owner(clerk: Clerk) -> None:
    view = save(clerk, "Meine")
    clerk.do(rename_view, view_id=view, owner="it01", name="Unsere", shared=True)
    assert seen(clerk, "hr02") == ["Unsere"]
    clerk.do(delete_view, view_id=view, owner="it01")
    assert seen(clerk, "it01") == []


def test_a_name_one_has_used_already_is_refused_in_words(clerk: Clerk) -> None:
    save(clerk, "Meine")
    other = save(clerk, "Andere")
    with pytest.raises(Refused, match="Eine Ansicht mit diesem Namen gibt es schon"):
        clerk.do(rename_view, view_id=other, owner="it01", name="Meine", shared=False)


def test_nobody_changes_the_views_of_others(clerk: Clerk) -> None:
    view = save(clerk, "Unsere", shared=True)
    with pytest.raises(Refused, match="gehört jemand anderem"):
        clerk.do(rename_view, view_id=view, owner="hr02", name="Meine", shared=False)
    with pytest.raises(Refused, match="gehört jemand anderem"):
        clerk.do(delete_view, view_id=view, owner="hr02")
    assert seen(clerk, "it01") == ["Unsere"]
