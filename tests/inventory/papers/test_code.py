"""The code on a page: what is misread is noticed, never taken for another paper."""

from hypothesis import given
from hypothesis import strategies as st

from inventory.papers.code import CHECK_LENGTH, LETTERS, NUMBER_LENGTH, PageCode, new_number, read

NUMBERS = st.text(LETTERS, min_size=NUMBER_LENGTH, max_size=NUMBER_LENGTH)
CODES = st.builds(PageCode, NUMBERS, st.integers(1, 99))


@given(CODES)
def test_what_is_printed_is_read(code: PageCode) -> None:
    assert read(str(code)) == code


@given(CODES)
def test_every_single_slip_is_noticed(code: PageCode) -> None:
    text = str(code)
    slips = {
        text[:place] + letter + text[place + 1 :]
        for place in range(len(text))
        for letter in LETTERS
        if text[place] != letter
    }
    assert [slip for slip in slips if read(slip)] == []


@given(CODES)
def test_every_swap_of_neighbours_is_noticed(code: PageCode) -> None:
    text = str(code)
    swaps = {
        text[:place] + text[place + 1] + text[place] + text[place + 2 :] for place in range(len(text) - 1)
    }
    assert [swap for swap in swaps - {text} if read(swap)] == []


@given(CODES)
def test_a_code_that_is_cut_off_or_runs_on_is_none(code: PageCode) -> None:
    text = str(code)
    assert [part for part in (text[:-1], text[1:], text + "0", "0" + text) if read(part)] == []


@given(st.text())
def test_codes_of_others_are_none(text: str) -> None:
    found = read(text)
    assert found is None or str(found) == text.strip()


def test_new_numbers_are_like_no_other() -> None:
    numbers = {new_number() for _paper in range(1000)}
    assert len(numbers) == 1000
    assert all(set(it) <= set(LETTERS) and len(it) == NUMBER_LENGTH for it in numbers)
    assert len(str(PageCode(new_number(), 1)).rsplit("-", 1)[1]) == CHECK_LENGTH
