"""Quantities of a text: what is read, as what, and what is left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tieout.model.quantities import Kind, Qualifier, Quantity
from tieout.text.quantities import quantities


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    (found,) = quantities(text)
    return found


def texts(text: str) -> list[str]:
    """What the quantities of a text are printed as."""
    return [quantity.text for quantity in quantities(text)]


@pytest.mark.parametrize(
    ("text", "printed", "kind", "value"),
    [
        ("The ferry carried 7,423 people.", "7,423", Kind.COUNT, "7423"),
        ("The ferry carried two hundred and six people.", "two hundred and six", Kind.COUNT, "206"),
        ("It had twenty-five berths.", "twenty-five", Kind.COUNT, "25"),
        ("It took 3.2 million letters.", "3.2 million", Kind.COUNT, "3200000"),
        ("It took 5 lakh letters.", "5 lakh", Kind.COUNT, "500000"),
        ("It took 2 crore letters.", "2 crore", Kind.COUNT, "20000000"),
        ("It took 45k letters.", "45k", Kind.COUNT, "45000"),
        ("It took a dozen letters.", "a dozen", Kind.COUNT, "12"),
        ("It took half a million letters.", "half a million", Kind.COUNT, "500000"),
        ("It took two and a half million letters.", "two and a half million", Kind.COUNT, "2500000"),
        ("She had drunk a can and a half of beer.", "a can and a half", Kind.COUNT, "1.5"),
        ("They rowed a mile and a half.", "a mile and a half", Kind.MEASURE, "1.5"),
        ("It cost $5.3 million.", "$5.3 million", Kind.MONEY, "5300000"),
        ("It cost €4bn.", "€4bn", Kind.MONEY, "4000000000"),
        ("It cost £3.2m.", "£3.2m", Kind.MONEY, "3200000"),
        ("It cost thirteen dollars forty-five cents.", "thirteen dollars forty-five cents", Kind.MONEY, "13.45"),
        ("A loss of $(1,234) was booked.", "$(1,234)", Kind.MONEY, "-1234"),
        ("It rose 5 per cent.", "5 per cent", Kind.PERCENT, "5"),
        ("It rose 0.5%.", "0.5%", Kind.PERCENT, "0.5"),
        ("It rose 5 percentage points.", "5 percentage points", Kind.POINTS, "5"),
        ("It rose 25 basis points.", "25 basis points", Kind.POINTS, "0.25"),
        ("It rose 120 bps.", "120 bps", Kind.POINTS, "1.2"),
        ("Pressure fell by 14.3 mm Hg.", "14.3 mm Hg", Kind.MEASURE, "14.3"),
        ("It held 118 mg/dL.", "118 mg/dL", Kind.MEASURE, "118"),
        ("It held 4.5 mmol/L.", "4.5 mmol/L", Kind.MEASURE, "4.5"),
        ("They ate 5 g of salt.", "5 g", Kind.MEASURE, "5"),
        ("They ate 5.2 g fat.", "5.2 g", Kind.MEASURE, "5.2"),
        ("It takes the bus 95 minutes.", "95 minutes", Kind.DURATION, "95"),
        ("It costs 31.4 ct/kWh.", "31.4 ct", Kind.MONEY, "0.314"),
        ("It may take up to 5 g forces.", "5", Kind.COUNT, "5"),
        ("They burned 8.4 t a day.", "8.4 t a day", Kind.MEASURE, "8.4"),
        ("It lay 5 nautical miles off.", "5 nautical miles", Kind.MEASURE, "5"),
        ("It was less likely (P=0.043).", "0.043", Kind.COUNT, "0.043"),
        ("It was seven times larger.", "seven times", Kind.MULTIPLE, "7"),
        ("It grew 20-fold.", "20-fold", Kind.MULTIPLE, "20"),
        ("The toll doubled.", "doubled", Kind.MULTIPLE, "2"),
        ("The toll halved.", "halved", Kind.MULTIPLE, "0.5"),
        ("It took ¾ of it.", "¾", Kind.FRACTION, "0.75"),
        ("It took three quarters of it.", "three quarters", Kind.FRACTION, "0.75"),
        ("One in five passengers paid.", "One in five", Kind.RATIO, "0.2"),
        ("Three out of four passengers paid.", "Three out of four", Kind.RATIO, "0.75"),
        ("It was the ninth round.", "ninth", Kind.ORDINAL, "9"),
        ("It was the 21st round.", "21st", Kind.ORDINAL, "21"),
        ("It was 660 square meters.", "660 square meters", Kind.MEASURE, "660"),
        ("It ran at 70 miles per hour.", "70 miles per hour", Kind.MEASURE, "70"),
        ("It is 19 years.", "19 years", Kind.DURATION, "19"),
        ("A 45-year-old pilot spoke.", "45-year-old", Kind.AGE, "45"),
        ("A pilot aged 45 spoke.", "aged 45", Kind.AGE, "45"),
        ("It left at 3:30 p.m.", "3:30 p.m.", Kind.CLOCK, "930"),
        ("It left at 15h30 sharp.", "15h30", Kind.CLOCK, "930"),
        ("The vote was 51-48.", "51-48", Kind.SCORE, "51"),
        ("It failed, 3 to 4, on Monday.", "3 to 4", Kind.SCORE, "3"),
        ("One child in five is poor.", "One child in five", Kind.RATIO, "0.2"),
        ("Two readings in a thousand were lost.", "Two readings in a thousand", Kind.RATIO, "0.002"),
        ("They voted five to two.", "five to two", Kind.SCORE, "5"),
        ("It passed by 312 votes to 230.", "312 votes to 230", Kind.SCORE, "312"),
        ("Rovers lost 2-5 in May.", "2-5", Kind.SCORE, "2"),
        ("Rovers lost 3 to 5 games.", "3 to 5", Kind.COUNT, "3"),
        ("It was their 25th anniversary.", "25th anniversary", Kind.ANNIVERSARY, "25"),
    ],
)
def test_a_quantity_is_read_with_its_kind_and_exact_value(text: str, printed: str, kind: Kind, value: str) -> None:
    """Each form gives the printed words, the kind and the exact value."""
    quantity = only(text)
    assert (quantity.text, quantity.kind, quantity.value) == (printed, kind, Decimal(value))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("40,000 letters", "39500", "40500"),
        ("7,423 letters", "7422.5", "7423.5"),
        ("400 letters", "395", "405"),
        ("50 letters", "49.5", "50.5"),
        ("7.80 metres", "7.795", "7.805"),
        ("2.5 million letters", "2450000", "2550000"),
        ("7 million letters", "6500000", "7500000"),
        ("two hundred thousand letters", "195000", "205000"),
        ("10 ± 2 letters", "8", "12"),
        ("10-15 letters", "9.5", "15.5"),
    ],
)
def test_the_interval_is_what_the_printed_digits_allow(text: str, low: str, high: str) -> None:
    """Half a unit of the last digit that counts, on both sides."""
    assert only(text).interval == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("about 400 letters", Qualifier.ABOUT),
        ("nearly 400 letters", Qualifier.NEARLY),
        ("more than 400 letters", Qualifier.MORE_THAN),
        ("no more than 400 letters", Qualifier.AT_MOST),
        ("no higher than 400 letters", Qualifier.AT_MOST),
        ("no longer than 400 letters", Qualifier.AT_MOST),
        ("no lower than 400 letters", Qualifier.AT_LEAST),
        ("at least 400 letters", Qualifier.AT_LEAST),
        ("400 or more letters", Qualifier.AT_LEAST),
        ("up to 400 letters", Qualifier.AT_MOST),
        ("fewer than 400 letters", Qualifier.LESS_THAN),
        ("400 letters", None),
    ],
)
def test_the_words_around_a_number_qualify_it(text: str, qualifier: Qualifier | None) -> None:
    """The longest phrase beside the number says how it is to be taken."""
    assert only(text).qualifier is qualifier


@pytest.mark.parametrize(
    "text",
    [
        "See page 12 and Section 4.",
        "Ring +1 212 555 0143 or 212-555-0143.",
        "It runs version 1.2.3 of the programme.",
        "A Boeing 747 and an F-16 landed.",
        "Mary earned Class 6A honours, and lives at Flat 12C.",
        "Unit 4B is shut, and who sat in seat 17A has left.",
        "No one said it; one of them left; one should ask.",
        "It may march on.",
        "It was on 3 February 2020, in the 1990s, in Q3 2019.",
        "See example.org/list?p=412 and /a?id=7&n=12.",
        "He called it “a fine spring”1 and left the pier.12 But it closed!3",
        'She called it "a fine spring."4',
        "The spring^1^ went.",
        "In week 40 it rained, and on day 3 of round 2 it snowed (Week 41: fog).",
        "A number of " + "9" * 10_000 + " digits.",
        "",
    ],
)
def test_what_only_names_something_is_no_quantity(text: str) -> None:
    """Pages, telephones, versions, models, pronouns, dates, marks of notes and absurd numerals are left alone."""
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("The library budget shrinks by £0.6m to £3.3m.", ["£0.6m", "£3.3m"]),
        ("Fares went up by £24 to £431.", ["£24", "£431"]),
        ("The grant fell by £800,000 to £1.2 million.", ["£800,000", "£1.2 million"]),
        ("Rates rose by 0.25% to 4.5%.", ["0.25%", "4.5%"]),
        ("Beds were cut by 24 to 431.", ["24", "431"]),
        ("The crew fell by 120 to 310.", ["120", "310"]),
        ("The herd grew by about 12 to 96.", ["12", "96"]),
        ("Prices may rise by 5 to 10 per cent.", ["5 to 10 per cent"]),
        ("Sales may grow by £2 to £3 billion.", ["£2 to £3 billion"]),
        ("The herd grows by 10 to 15 a year.", ["10 to 15"]),
        ("Jobs would fall by 12,000 to 15,000.", ["12,000 to 15,000"]),
    ],
)
def test_by_so_much_to_so_much_is_a_change_and_an_end(text: str, printed: list[str]) -> None:
    """Two figures where each has its unit, or where they are no two that an estimate lies between."""
    assert texts(text) == printed


def test_a_range_is_one_quantity_and_from_to_is_two() -> None:
    """ "Between" and dashes make a range; "from 10 to 15 percent" is a change from one figure to another."""
    (between,) = quantities("between 10 and 15 km")
    assert between.is_range
    assert between.parts == (Decimal(10), Decimal(15))
    first, second = quantities("rose from 10 to 15 percent")
    assert (first.kind, first.value, second.value) == (Kind.PERCENT, Decimal(10), Decimal(15))


@pytest.mark.parametrize("text", ["It ran over three years.", "They sailed under two captains."])
def test_over_a_time_and_under_somebody_are_no_comparisons(text: str) -> None:
    """Where "over" may mean during, it does not say that there was more."""
    assert only(text).qualifier is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It took more than two dozen boats.", "two dozen"),
        ("Half-million, half-time.", "Half-million"),
        ("Jane Roe, 45, rowed.", "45"),
        ("It cost 68p.", "68p"),
        ("the 22,24", "22,24"),
        ("Rows 12, 13 and 14.", "13"),
    ],
)
def test_odd_forms_are_read_as_what_they_are(text: str, found: str) -> None:
    """Dozens of dozens, hyphenated halves, ages between commas, pence, a decimal comma, rows of numbers."""
    assert found in texts(text)


@pytest.mark.parametrize("text", ["They won by a score of 38-30.", "They won by a score of eight."])
def test_a_score_of_so_many_is_a_result(text: str) -> None:
    """Only a score of things is twenty."""
    assert "a score" not in texts(text)
    assert "a score" in texts("They met a score of boats.")


def test_a_couple_is_two_or_three() -> None:
    """Several may be ten."""
    assert [*map(int, only("It took a couple of hours.").interval)] == [2, 3]
    assert [*map(int, only("It took several hours.").interval)] == [2, 10]


def test_nothing_is_read_across_a_blank_line() -> None:
    """A heading that ends in a number and a paragraph that opens with one are two numbers."""
    assert texts("Boats in 12\n\n400 sailed.") == ["12", "400"]


def test_a_list_without_spaces_is_as_many_numbers() -> None:
    """22,24,26 is no numeral, and 12,34,567 is one."""
    assert texts("It was 22,24,26 boats.") == ["22", "24", "26"]
    assert texts("It was 12,34,567 boats.") == ["12,34,567"]


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("US$5", "USD"),
        ("C$3.5m", "CAD"),
        ("R$ 20", "BRL"),
        ("Rs 500", "INR"),
        ("EUR 5", "EUR"),
        ("5 Swiss francs", "CHF"),
        ("kr 200", "SEK"),
        ("¥500", "JPY"),
        ("5 yuan", "CNY"),
        ("£3.2m", "GBP"),
    ],
)
def test_money_is_known_by_sign_code_and_name(text: str, currency: str) -> None:
    """Each way to name a currency gives its ISO code."""
    assert only(f"It cost {text} there.").currency == currency


@pytest.mark.parametrize(
    ("text", "unit", "dimension"),
    [
        ("5 km", "kilometre", "length"),
        ("660 square meters", "square metre", "area"),
        ("20 °C", "degree celsius", "temperature"),
        ("16-bit", "bit", "data"),
        ("7 kWh", "kilowatt hour", "energy"),
        ("70 mph", "mph", "length/duration"),
        ("3 acres", "acre", "area"),
    ],
)
def test_a_unit_has_its_name_and_what_it_measures(text: str, unit: str, dimension: str) -> None:
    """Symbols and words alike."""
    found = only(f"It was {text} there.").unit
    assert found is not None
    assert (found.name, found.dimension) == (unit, dimension)


@pytest.mark.parametrize(
    "text", ["He doubled down on it.", "It said so in Ruth 1:16.", "It may one day sail.", "Some 2012 report."]
)
def test_idioms_verses_and_one_day_are_no_quantities(text: str) -> None:
    """Words that only look like figures."""
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It saves $4 billion a year.", ["$4 billion"]),
        ("It moved 1.4m tonnes.", ["1.4m tonnes"]),
        ("It has a one-in-three chance.", ["one-in-three"]),
        ("It is 1.5 times.", ["1.5 times"]),
        ("They sail 24/7.", []),
        ("She is an eighth-grader.", []),
    ],
)
def test_rates_scale_letters_and_set_phrases(text: str, found: list[str]) -> None:
    """The article of a rate is no duration, a scale letter may stand before a unit, 24/7 is no fraction."""
    assert [printed for printed in texts(text) if printed != "eighth"] == found


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("It was so (p = .061).", ".061", "0.061"),
        ("It costs $.50 a day.", "$.50", "0.50"),
        ("It gained .5 million votes.", ".5 million", "500000"),
        ("It fell by -.3%.", "-.3%", "-0.3"),
        ("The odds lie between .24 and 2.", ".24 and 2", "0.24"),
        ("It ended. 42 came.", "42", "42"),
        ("And so on...42 came.", "42", "42"),
    ],
)
def test_a_number_may_begin_with_its_decimal_point(text: str, printed: str, value: str) -> None:
    """Where no word stands against the point."""
    found = quantities(text)[0]
    assert (found.text, found.value) == (printed, Decimal(value))


def test_digits_behind_a_word_and_a_point_count_nothing() -> None:
    """They name a file, or a version."""
    assert quantities("See run.42 and build 1.2.3 there.") == ()
    assert quantities("Falk 3.0 handles more loads a second than Orrery 7.1.") == ()
    assert [one.text for one in quantities("In Hale 2.4 children live; in Orrin 2.4 million.")] == [
        "2.4",
        "2.4 million",
    ]


def test_numbered_weeks_count_nothing_and_weeks_before_a_number_do_not_number_it() -> None:
    """ "In week 40" names a week; "this week 40 boats" counts boats."""
    assert texts("In week 40 12 boats came.") == ["12"]
    assert texts("This week 40 boats came, last month 30.") == ["40", "30"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Of two-year-olds many row.", "two-year-olds"),
        ("The 11-year-olds won.", "11-year-olds"),
        ("Half of over-65s swim.", "65s"),
        ("Cards for the under 16s are free.", "16s"),
    ],
)
def test_those_of_an_age_are_named_by_years(text: str, printed: str) -> None:
    """Whatever stands behind the number: years, or what looks like seconds."""
    found = [(one.text, one.unit.name) for one in quantities(text) if one.kind is Kind.AGE and one.unit]
    assert found == [(printed, "year")]


def test_seconds_are_no_age() -> None:
    """ "Over 65s" behind a verb is a length of time."""
    assert [one.kind for one in quantities("It took over 65s to load.")] == [Kind.DURATION]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("They came shortly before four in the morning.", [240]),
        ("It runs from eleven at night until five in the morning.", [1380, 300]),
        ("Three o'clock struck.", [180]),
        ("It left at 0715 and at 1840 hours.", [435, 1120]),
        ("They sold three in the morning.", []),
        ("It ran for 1840 hours.", []),
        ("At 7155 the count ended.", []),
    ],
)
def test_hours_in_words_and_in_four_digits(text: str, minutes: list[int]) -> None:
    """Where the part of the day is named, or the hours of a watch."""
    assert [int(one.value) for one in quantities(text) if one.kind is Kind.CLOCK] == minutes


def test_an_hour_and_some_minutes_are_one_length_of_time() -> None:
    """Told by its article, and by the smaller unit."""
    assert texts("It took an hour and twenty minutes.") == ["an hour and twenty minutes"]
    assert texts("A year and two boats later.") == ["A year", "two"]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("They counted 43 toads over 26 nights.", Qualifier.AT_LEAST),
        ("The count went on for over 26 nights.", Qualifier.MORE_THAN),
        ("They counted over 26 toads.", Qualifier.MORE_THAN),
    ],
)
def test_over_so_many_nights_may_say_when(text: str, qualifier: Qualifier) -> None:
    """Then exactly as many are no fewer than it says."""
    assert quantities(text)[-1].qualifier is qualifier
