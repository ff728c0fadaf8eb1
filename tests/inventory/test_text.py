"""German text is found, ordered and written as Germans expect."""

import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory import text
from inventory.errors import Refused

MUELLER = ("Müller", "mueller", "muller", "MÜLLER", "Mueller", "MUELLER", "Mu\u0308ller")

DIN_91379_SEQUENCES = (
    "A̋ C̀ C̄ C̆ C̈ C̕ C̣ C̦ C̨̆ D̂ F̀ F̄ G̀ H̄ H̦ H̱ J́ J̌ K̀ K̂ K̄ K̇ K̕ K̛ K̦ K͟H K͟h L̂ L̥ L̥̄ L̦ M̀ M̂ M̆ M̐ N̂ N̄ N̆ N̦ P̀ P̄ P̕ P̣ R̆ R̥ R̥̄ "
    "S̀ S̄ S̛̄ S̱ T̀ T̄ T̈ T̕ T̛ U̇ Z̀ Z̄ Z̆ Z̈ Z̧ a̋ c̀ c̄ c̆ c̈ c̕ c̣ c̦ c̨̆ d̂ f̀ f̄ g̀ h̄ h̦ j́ k̀ k̂ k̄ k̇ k̕ k̛ k̦ k͟h l̂ l̥ l̥̄ l̦ m̀ m̂ m̆ m̐ n̂ n̄ "
    "n̆ n̦ p̀ p̄ p̕ p̣ r̆ r̥ r̥̄ s̀ s̄ s̛̄ s̱ t̀ t̄ t̕ t̛ u̇ z̀ z̄ z̆ z̈ z̧ Ç̆ Û̄ ç̆ û̄ ÿ́ Č̕ Č̣ č̕ č̣ ē̍ Ī́ ī́ ō̍ Ž̦ Ž̧ ž̦ ž̧ Ḳ̄ ḳ̄ Ṣ̄ ṣ̄ Ṭ̄ ṭ̄ Ạ̈ ạ̈ Ọ̈ ọ̈ "
    "Ụ̄ Ụ̈ ụ̄ ụ̈"
)
# The norm takes its single letters from these blocks; those beyond 0x24F it names one by one.
LATIN_BLOCKS = (*range(0x41, 0x180), *range(0x1CD, 0x1DD), *range(0x1DE, 0x1F6), *range(0x1F8, 0x21C))
SOME_LATIN = "ƇƈƏƗƠơƯưƷȞȟȧȨȩȪȫȬȭȮȯȰȱȲȳəɨʒẞ"


def din_91379_letters() -> list[str]:
    codes = [*LATIN_BLOCKS, *range(0x1E00, 0x1E9C), *range(0x1EA0, 0x1EFA)]
    letters = [chr(code) for code in codes if unicodedata.name(chr(code), "").startswith("LATIN")]
    return [*letters, *SOME_LATIN, *DIN_91379_SEQUENCES.split()]


def finds(query: str, *parts: str) -> bool:
    searched = text.search_text(*parts)
    return all(word in searched for word in text.search_words(query))


@pytest.mark.parametrize("stored", ["Müller", "Mueller", "MÜLLER"])
@pytest.mark.parametrize("query", MUELLER)
def test_every_spelling_finds_a_name_with_an_umlaut(query: str, stored: str) -> None:
    assert finds(query, "Anna", stored)


def test_a_name_without_umlaut_is_another_name() -> None:
    assert finds("Muller", "Muller")
    assert not finds("Müller", "Muller")


@pytest.mark.parametrize("query", ["Bäuerle", "BAEUERLE", "bauerle", "äuer", "auer"])
def test_two_vowels_beside_an_umlaut_do_not_hide_a_name(query: str) -> None:
    assert finds(query, "Bäuerle")


@pytest.mark.parametrize(
    ("stored", "query"),
    [
        ("Straße", "strasse"),
        ("GROẞ", "Groß"),
        ("Søren Håkansson", "soren hakan"),
        ("Søren Håkansson", "soeren haakan"),
        ("Łukasz Đoković", "dokovic lukasz"),
        ("İbrahim Işık", "ibrahim isik"),
        ("O’Brien", "obrien"),
        ("O'Brien", "o\N{ACUTE ACCENT}brien"),
        ("Þóra Ægisdóttir", "thora aegis"),
        ("Meier–Lüdenscheidt", "meier-luedenscheidt"),
        ("ﬁnanzen", "finanzen"),
        ("NB\N{NO-BREAK SPACE}0042", "nb 0042"),
    ],
)
def test_names_are_found_as_people_type_them(stored: str, query: str) -> None:
    assert finds(query, stored)


def test_every_letter_of_din_91379_is_found_by_letters_every_keyboard_has() -> None:
    for letter in din_91379_letters():
        folded = text.fold(letter)
        assert folded.isascii(), letter
        assert folded.isalpha(), letter
        assert finds(folded, f"x{letter}y"), letter


@given(st.text())
def test_folding_what_is_folded_changes_nothing(typed: str) -> None:
    assert text.fold(text.fold(typed)) == text.fold(typed)


@given(st.text())
def test_upper_lower_and_decomposed_writing_fold_to_the_same(typed: str) -> None:
    assert text.fold(typed.casefold()) == text.fold(typed)
    assert text.fold(unicodedata.normalize("NFD", typed)) == text.fold(typed)


@given(st.text(), st.text(), st.text())
def test_whatever_is_stored_is_found_by_itself(before: str, typed: str, after: str) -> None:
    assert finds(typed, before, typed, after)


@given(st.text(alphabet="aeouäöüßMl- 'ıéø", max_size=12))
def test_every_piece_of_a_word_finds_it(word: str) -> None:
    for start in range(len(word)):
        assert finds(word[start:], word)


ORDERED = (
    "10 Amt",
    "Abel",
    "abends",
    "Abt",
    "Äbte",
    "Ade",
    "Af Klint",
    "Hacker, Simon",
    "Häcker, Simon",
    "Häcker, Xaver",
    "Hackmann, Gustav",
    "Haecker, Manfred",
    "Maier, Zita",
    "Maier-Abel, Anna",
    "Maiermann, Bert",
    "Masse",
    "Maße",
    "Massen",
    "müll",
    "Müll",
    "Mulla",
    "Muller, A",
    "Müller, A",
    "Müller, B",
    "O’Brien",
    "Obst",
    "Zoë",
)


def test_names_stand_in_the_order_of_din_5007() -> None:
    for earlier, later in pairwise(ORDERED):
        assert text.sort_key(earlier).encode() < text.sort_key(later).encode(), (earlier, later)


def test_numbers_stand_in_the_order_of_their_value_where_that_is_asked_for() -> None:
    units = ["FB 2", "FB 10", "FB 010.1", "FB 11"]
    assert sorted(units, key=lambda unit: text.sort_key(unit, natural=True)) == units
    assert sorted(units, key=text.sort_key) != units


@given(st.text(), st.text())
def test_different_texts_never_share_a_place_in_the_order(one: str, other: str) -> None:
    assert (text.sort_key(one) == text.sort_key(other)) == (text.nfc(one) == text.nfc(other))


def test_stored_text_is_composed_and_free_of_what_nobody_sees() -> None:
    assert text.nfc("Mu\u0308ller\x00\u200b\ufeff") == "Müller"
    assert text.nfc("\x1dNB-0042\r\n\tzwei") == "NB-0042\n\tzwei"


@given(st.text())
def test_stored_text_can_be_written_to_any_database(typed: str) -> None:
    stored = text.nfc(typed).encode()
    assert b"\0" not in stored


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_a_date_is_read_back_as_it_is_written(day: date) -> None:
    written = text.date_text(day)
    short = written[:6] + written[8:]
    for typed in (
        written,
        short,
        day.isoformat(),
        written.replace(".", ""),
        short.replace(".", ""),
        f" {written} ",
    ):
        assert text.parse_date(typed) == day


def test_years_of_two_digits_reach_back_to_1970() -> None:
    assert text.parse_date("1.9.87") == date(1987, 9, 1)
    assert text.parse_date("1. 9. 69") == date(2069, 9, 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31.02.2026", "Den 31.02.2026 gibt es nicht. Bitte prüfen Sie das Datum."),
        ("310226", "Den 31.02.2026 gibt es nicht. Bitte prüfen Sie das Datum."),
        ("morgen", "Das ist kein Datum. Bitte schreiben Sie es wie 20.11.2026."),
        ("", "Das ist kein Datum. Bitte schreiben Sie es wie 20.11.2026."),
        ("20.11.20266", "Das ist kein Datum. Bitte schreiben Sie es wie 20.11.2026."),
        ("20.11.0226", "Bitte geben Sie ein Jahr zwischen 1900 und 2199 ein."),
    ],
)
def test_what_is_no_date_is_refused_in_words(typed: str, sentence: str) -> None:
    with pytest.raises(Refused, match=f"^{sentence}$"):
        text.parse_date(typed)


@given(st.decimals(-(10**9), 10**9, places=2))
def test_an_amount_is_read_back_as_it_is_written(amount: Decimal) -> None:
    assert text.parse_money(text.money_text(amount)) == amount
    assert text.parse_money(str(amount)) == amount
    assert text.money_text(int(amount.scaleb(2))) == text.money_text(amount)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.234,56", "1234.56"),
        ("1234.5 €", "1234.50"),
        ("1.234", "1234.00"),
        ("1 234,5 EUR", "1234.50"),
        ("€ 5", "5.00"),
        ("5,–", "5.00"),
        ("\N{MINUS SIGN}3,00", "-3.00"),
    ],
)
def test_amounts_are_understood_as_people_type_them(typed: str, amount: str) -> None:
    assert text.parse_money(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("viel", "Das ist kein Betrag. Bitte schreiben Sie ihn wie 1.234,56."),
        ("1.23,4", "Das ist kein Betrag. Bitte schreiben Sie ihn wie 1.234,56."),
        ("1,234.56", "Das ist kein Betrag. Bitte schreiben Sie ihn wie 1.234,56."),
        ("1,234", "Ein Betrag hat höchstens zwei Stellen nach dem Komma."),
        ("9" * 13, "Dieser Betrag ist zu groß. Bitte prüfen Sie die Ziffern."),
    ],
)
def test_what_is_no_amount_is_refused_in_words(typed: str, sentence: str) -> None:
    with pytest.raises(Refused, match=f"^{sentence}$"):
        text.parse_money(typed)


def test_numbers_and_amounts_are_grouped_by_dots() -> None:
    assert text.number_text(1287) == "1.287"
    assert text.money_text(123456) == "1.234,56 €"
    assert text.money_text(Decimal("-1234.5")) == "-1.234,50 €"


def test_a_moment_is_shown_in_the_time_of_this_place() -> None:
    moment = datetime(2026, 11, 20, 13, 5, tzinfo=UTC)
    assert text.when_text(moment) == moment.astimezone().strftime("%d.%m.%Y, %H:%M")
    with pytest.raises(ValueError, match="time zone"):
        text.when_text(moment.replace(tzinfo=None))
