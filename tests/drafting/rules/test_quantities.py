"""Numbers with their meaning, on small texts of other conflicts than those of the articles with gold."""

from datetime import date

import pytest

from casus.drafting.rules.quantities import find_quantities

from .lines import lines

DAY = date(2025, 9, 1)


def found(*texts: str, as_of: date | None = DAY) -> list[tuple]:
    article, sentences = lines(*texts)
    return [(one.kind, one.value, one.unit) for one in find_quantities(article, sentences, as_of)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # ranges share their unit, and their magnitude
        ("Yields fell by 20–30 per cent.", [("share", 20, "percent"), ("share", 30, "percent")]),
        ("It lies between 3 and 5 miles offshore.", [("distance", 3, "mile"), ("distance", 5, "mile")]),
        ("It needs 5 to 10 million euros.", [("money", 5e6, "EUR"), ("money", 10e6, "EUR")]),
        ("It costs USD 2–3 bn.", [("money", 2e9, "USD"), ("money", 3e9, "USD")]),
        # signs, decimals of other languages, parts of ten
        ("GDP grew by -2.5% and −3 per cent.", [("share", -2.5, "percent"), ("share", -3, "percent")]),
        ("It spent 3,5 billion on 1.500 tanks.", []),
        ("A 100,000-strong army saw a 20-fold rise.", []),
        ("Nine out of ten banks closed, one in four for good.", [("share", 90, "percent"), ("share", 25, "percent")]),
        # money
        ("Accra owes $4.2bn and paid €1.5 million.", [("money", 4.2e9, "USD"), ("money", 1.5e6, "EUR")]),
        ("The Danish budget gains 300 million kroner.", [("money", 3e8, "DKK")]),
        ("Canberra gave 40 million Australian dollars.", [("money", 4e7, "AUD")]),
        ("Bread rose 40 cents.", [("money", 0.4, "USD")]),
        ("They won 2 billion won.", [("money", 2e9, "KRW")]),
        # shares
        ("A third of Malawians vote, two-thirds do not.", [("share", 33.3, "percent"), ("share", 66.7, "percent")]),
        ("More than half of Chile's copper goes there.", [("share", 50, "percent")]),
        ("In the second half of the year a third party came.", []),
        # distances, areas and durations
        ("It took three and a half years.", [("duration", 3.5, "year")]),
        ("The 2,430-kilometre line took 18 months.", [("distance", 2430, "km"), ("duration", 18, "month")]),
        ("The base covers 12 km² of sand.", [("count", 12, "square km")]),
        ("It is 40 nm from Socotra.", [("distance", 40, "nautical mile")]),
        ("It is 40 miles from Lomé and 75 from Accra.", [("distance", 40, "mile"), ("distance", 75, "mile")]),
        # counts
        ("About 2.5m people and a dozen ships left.", [("count", 2.5e6, "people"), ("count", 12, "ships")]),
        ("2,022 armed rebels met.", [("count", 2022, "rebels")]),
        ("Peru sent 2000 troops.", [("count", 2000, "troops")]),
        ("The 15-member court sat.", [("count", 15, "members")]),
        ("Of them 1,200 of the 3,000 guards left.", [("count", 1200, "guards"), ("count", 3000, "guards")]),
        ("They hit 45 times.", [("count", 45, "times")]),
        ("Rebels freed 31 prisoners; the army freed 12.", [("count", 31, "prisoners"), ("count", 12, "prisoners")]),
        ("The number of flights rose to 38 a day.", [("count", 38, "flights")]),
        ("On Friday 12 boats left Togo with 18 Leopard 2 tanks.", [("count", 12, "boats"), ("count", 18, "tanks")]),
        # no exact number, a label, a time, an age, a model, a name
        ("Hundreds of thousands marched.", []),
        ("At 05:30 the 3rd Brigade crossed Route 66.", []),
        ("Mr Banda, 45, and a 12-year-old boy flew an F-16.", []),
        ("Under Article 51 and Resolution 1701 one may reply.", []),
        ("In the 1990s it was poor.", []),
    ],
)
def test_numbers(text, wanted):
    assert [(kind, pytest.approx(value), unit) for kind, value, unit in wanted] == found(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On 14 May 2024 and on June 3, 2023.", ["2024-05-14", "2023-06-03"]),
        ("Between 2 and 4 March 2022.", ["2022-03-02", "2022-03-04"]),
        ("From January to March 2023.", ["2023-01", "2023-03"]),
        ("On 2023-02-28 and 05.11.2021.", ["2023-02-28", "2021-11-05"]),
        ("Since the 2019 coup, and in 2021–22.", ["2019", "2021", "2022"]),
        # without a year: nearest, in the sense of the tense
        ("It voted in October.", ["2024-10"]),
        ("It will vote by October.", ["2025-10"]),
        ("It fell silent in January.", ["2025-01"]),
        ("Elections are due on 3 February.", ["2026-02-03"]),
        # words that are months, too
        ("Theresa May may march in May.", ["2025-05"]),
        ("March on, and May the best win.", []),
        ("It met on 31 April 2024.", []),
    ],
)
def test_dates(text, wanted):
    assert [value for kind, value, _ in found(text) if kind == "date"] == wanted


def test_day_of_the_article_tells_the_year():
    assert found("It voted in October.", as_of=date(2020, 3, 1)) == [("date", "2019-10", None)]
    assert found("It voted in October.", as_of=None) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ghana ranks 3rd and Togo 12th among 54 states.", [(3, "of 54"), (12, "of 54")]),
        ("It is the fourth-largest army of the region.", [(4, None)]),
        ("It is now 7th by spending, down from 5th.", [(7, None), (5, None)]),
        ("It was the sixth summit of its kind.", []),
        ("It was the sixth of its kind.", [(6, None)]),
        ("His third visit failed.", [(3, None)]),
        ("The ninth article binds the 80th brigade in the 21st century.", []),
    ],
)
def test_ranks(text, wanted):
    assert [(value, unit) for kind, value, unit in found(text) if kind == "rank"] == wanted


def test_of_how_many_is_remembered_for_the_same_index():
    texts = ("Of 90 states the index ranks Fiji 40th of 90.", "In the same index, Tonga ranks 61st.")
    assert found(*texts)[-1] == ("rank", 61, "of 90")
    assert found(texts[1]) == [("rank", 61, None)]
