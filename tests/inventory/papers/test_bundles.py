"""Which sheets of a scan belong together."""

from hypothesis import given
from hypothesis import strategies as st

from inventory.papers.bundles import Bundle, Doubt, Loose, sorted_out
from inventory.papers.code import PageCode
from inventory.papers.reading import Seen

BACK, ANNEX, TORN = Seen(empty=True), Seen(), Seen(unreadable=True)


def page(number: str, *pages: int) -> Seen:
    return Seen(tuple(PageCode(number, it) for it in pages))


def test_several_papers_of_one_file_are_told_apart() -> None:
    bundles, loose = sorted_out([page("A", 1), page("A", 2), page("B", 1)])
    assert [(it.number, it.places) for it in bundles] == [("A", (0, 1)), ("B", (2,))]
    assert loose == []


def test_pages_that_were_shuffled_are_put_in_order() -> None:
    (bundle, _other), _loose = sorted_out([page("A", 3), page("B", 1), page("A", 1), page("A", 2)])
    assert (bundle.places, bundle.pages) == ((2, 3, 0), (1, 2, 3))


def test_back_sides_and_annexes_follow_the_sheet_before_them() -> None:
    (bundle,), _loose = sorted_out([page("A", 2), BACK, page("A", 1), ANNEX, BACK])
    assert bundle == Bundle("A", (2, 3, 4, 0, 1), (1, 2), annexed=1)


def test_missing_and_double_pages_are_known() -> None:
    (bundle,), _loose = sorted_out([page("A", 1), page("A", 3), page("A", 3)])
    assert bundle.double == (3,)
    assert bundle.missing(of=4) == (2, 4)


def test_what_comes_before_any_code_is_left_to_a_person() -> None:
    bundles, loose = sorted_out([ANNEX, BACK, page("A", 1)])
    assert [it.places for it in bundles] == [(2,)]
    assert loose == [Loose((0, 1), Doubt.WITHOUT_CODE)]


def test_a_code_nobody_can_read_keeps_what_follows_from_the_paper_before() -> None:
    bundles, loose = sorted_out([page("A", 1), TORN, ANNEX])
    assert [it.places for it in bundles] == [(0,)]
    assert loose == [Loose((1, 2), Doubt.UNREADABLE)]


def test_a_sheet_that_shows_two_papers_is_neither() -> None:
    both = Seen((PageCode("A", 1), PageCode("B", 1)))
    assert sorted_out([both]) == ([], [Loose((0,), Doubt.SEVERAL)])


SHEETS = st.one_of(
    st.sampled_from((BACK, ANNEX, TORN)), st.builds(page, st.sampled_from("ABC"), st.integers(1, 4))
)


@given(st.lists(SHEETS))
def test_no_sheet_is_lost_or_filed_twice(sheets: list[Seen]) -> None:
    bundles, loose = sorted_out(sheets)
    filed = [place for it in bundles for place in it.places]
    left = [place for it in loose for place in it.places]
    assert sorted(filed + left) == list(range(len(sheets)))


@given(st.lists(SHEETS))
def test_no_sheet_is_filed_with_a_paper_it_does_not_name(sheets: list[Seen]) -> None:
    bundles, _loose = sorted_out(sheets)
    for bundle in bundles:
        named = {code.number for place in bundle.places for code in sheets[place].codes}
        assert named == {bundle.number}
