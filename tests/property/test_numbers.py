"""Whatever number is written in a language, it is read again as it was."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from civildialogue.core.model.language import ENGLISH, PROGRAM, Locale, others
from civildialogue.core.model.numbers import Quantity, read_quantity, write_quantity

locales = st.sampled_from(PROGRAM)
values = st.decimals(
    min_value=Decimal(-(10**11)), max_value=Decimal(10**11), places=3, allow_nan=False
)
units = st.sampled_from(["", "%", "‰", "€", "лв.", "души", "дни", "пр. п.", "days", "m²"])


@given(values, units, locales)
def test_what_is_written_is_read_again(value: Decimal, unit: str, locale: Locale) -> None:
    read = read_quantity(write_quantity(Quantity(value, unit), locale), locale)
    assert read is not None
    assert read.value == value
    assert read.unit.replace("\u00a0", " ") == unit


@given(st.text(max_size=30), locales)
def test_any_text_is_a_number_or_nothing_or_refused(text: str, locale: Locale) -> None:
    try:
        read = read_quantity(text, locale)
    except ValueError:
        return
    assert read is None or (read.value.is_finite() and abs(read.value) < 10**15)


@given(values.filter(lambda v: abs(v) < 1000 and v % 1 != 0), locales)
def test_the_decimal_sign_of_the_other_language_is_refused(value: Decimal, locale: Locale) -> None:
    text = write_quantity(Quantity(value), others(locale)[0])
    try:
        read = read_quantity(text, locale)
    except ValueError:
        return
    # Three decimals behind a comma are thousands in English, as in "1,234".
    assert locale == ENGLISH
    assert read is not None
    assert read.value == value * 1000
