import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.errors import CaseError, UsageError
from casus.quantities.words import ALL_WORDS, SCHEMES, scheme


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        (("almost no chance", "remote"), 1, 5),
        (("very unlikely", "highly improbable"), 5, 20),
        (("unlikely", "improbable", "improbably"), 20, 45),
        (("roughly even chance", "roughly even odds"), 45, 55),
        (("likely", "probable", "probably"), 55, 80),
        (("very likely", "highly probable"), 80, 95),
        (("almost certain", "almost certainly", "nearly certain"), 95, 99),
    ],
)
def test_icd_203_2015_bands_and_synonyms(words, low, high):
    for word in words:
        assert scheme("icd203").band(word) == (low / 100, high / 100)


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.0, "less than 1 %"),
        (0.0099, "less than 1 %"),
        (0.01, "almost no chance"),
        (0.05, "very unlikely"),
        (0.1999, "very unlikely"),
        (0.20, "unlikely"),
        (0.45, "roughly even chance"),
        (0.55, "likely"),
        (0.80, "very likely"),
        (0.95, "almost certain"),
        (0.99, "almost certain"),
        (0.9901, "more than 99 %"),
        (1.0, "more than 99 %"),
    ],
)
def test_icd_203_2015_words_hold_their_lower_bound(probability, word):
    assert scheme("icd203").word(probability) == word


@pytest.mark.parametrize(
    ("name", "bands"),
    [
        ("phia", "remote chance 0 5, highly unlikely 10 20, unlikely 25 35, realistic possibility 40 50, "
                 "likely 55 75, highly likely 80 90, almost certain 95 100"),
        ("nato", "highly unlikely 0 10, unlikely 10 40, even chance 40 60, likely 60 90, "
                 "highly likely 90 100"),
    ],
)  # fmt: skip
def test_phia_2018_and_nato_ajp_2_1_bands(name, bands):
    for entry in bands.split(", "):
        word, low, high = entry.rsplit(" ", 2)
        assert scheme(name).band(word) == (int(low) / 100, int(high) / 100)


@pytest.mark.parametrize(
    ("word", "centre", "give"),
    [
        ("almost certain", 93, 6),
        ("probable", 75, 12),
        ("chances about even", 50, 10),
        ("probably not", 30, 10),
        ("almost certainly not", 7, 5),
        ("certain", 100, 0),
        ("impossible", 0, 0),
    ],
)
def test_kent_1964_bands(word, centre, give):
    assert scheme("kent").band(word) == ((centre - give) / 100, (centre + give) / 100)


def test_kent_certainties_are_said_of_one_number_alone():
    kent = scheme("kent")
    assert [kent.word(p) for p in (0, 1e-9, 1 - 1e-9, 1)] == [
        "impossible",
        "almost certainly not",
        "almost certain",
        "certain",
    ]


def test_a_gap_takes_the_nearer_band_and_its_middle_the_upper_one():
    phia = scheme("phia")
    assert [phia.word(p) for p in (0.05, 0.0749, 0.075, 0.0751, 0.525)] == [
        "remote chance",
        "remote chance",
        "highly unlikely",
        "highly unlikely",
        "likely",
    ]


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_says_what_it_reads(name):
    """A word's own band comes back as that word, and the words change at the edges and nowhere else."""
    one = scheme(name)
    for band in one.bands:
        assert one.word(band.low) == one.word((band.low + band.high) / 2) == band.name
        for word in (band.name, *band.synonyms):
            assert one.band(word) == (band.low, band.high)
    edges = one.edges
    assert list(edges) == sorted(set(edges))
    assert edges[0] > 0
    assert edges[-1] < 1
    for edge in edges:
        assert one.word(edge - 1e-9) != one.word(edge + 1e-9)


@pytest.mark.parametrize("name", SCHEMES)
@given(low=st.floats(0, 1), high=st.floats(0, 1))
def test_words_differ_only_across_an_edge(name, low, high):
    one = scheme(name)
    low, high = sorted((low, high))
    certain = {number.low for number in one.exact}
    if one.word(low) != one.word(high) and not {low, high} & certain:
        assert any(low <= edge <= high for edge in one.edges)


@pytest.mark.parametrize("probability", [-0.01, 1.01, float("nan")])
def test_a_number_outside_the_unit_interval_has_no_word(probability):
    with pytest.raises(UsageError, match="between 0 and 1"):
        scheme("icd203").word(probability)


def test_an_unknown_word_names_the_nearest():
    with pytest.raises(CaseError) as caught:
        scheme("icd203").band("very unlikley")
    fault = caught.value.faults[0]
    assert (fault.code, fault.nearest[0]) == ("unknown-word", "very unlikely")


def test_an_unknown_scheme_names_the_nearest():
    with pytest.raises(CaseError) as caught:
        scheme("icd-203")
    assert (caught.value.faults[0].code, caught.value.faults[0].nearest) == ("unknown-scheme", ("icd203",))


def test_all_words_are_those_of_all_schemes():
    assert {"remote", "realistic possibility", "even chance", "impossible"} <= ALL_WORDS
    assert next(iter(SCHEMES)) == "icd203"
