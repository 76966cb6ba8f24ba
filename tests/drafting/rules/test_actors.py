"""Actors on small texts of other states than those of the articles with gold."""

import pycountry
import pytest

from casus.drafting.rules.actors import find_actors
from casus.drafting.rules.gazetteer import find_names, table

from .lines import lines

# And "Congo" alone, which papers write of the larger one of two.
NOT_BY_NAME = ("COG", "ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI")


def states(*texts: str) -> dict[str, tuple[str, ...]]:
    return {one.state: one.aliases for one in find_actors(*lines(*texts))[0] if one.kind == "state"}


def organisations(*texts: str) -> dict[str, tuple[str, ...]]:
    return {one.name: one.aliases for one in find_actors(*lines(*texts))[0] if one.kind == "organisation"}


def test_every_state_is_known_by_its_name():
    codes = {row[0] for row in table("states.txt")}
    for country in pycountry.countries:
        name = getattr(country, "common_name", country.name)
        if "," not in name and "(" not in name and country.alpha_3 not in NOT_BY_NAME:
            assert [one.of for one in find_names(name)] == [country.alpha_3], name
    # The members of the United Nations and its two observers have people and, but for a few, a capital of their own.
    assert len(codes) >= 197


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Papua New Guinea, Equatorial Guinea, Guinea-Bissau and Guinea agreed.", {"PNG", "GNQ", "GNB", "GIN"}),
        ("The Democratic Republic of the Congo and the Republic of the Congo agreed.", {"COD", "COG"}),
        ("North Korea and South Korea agreed.", {"PRK", "KOR"}),
        ("Niger and Nigeria, Dominica and the Dominican Republic agreed.", {"NER", "NGA", "DMA", "DOM"}),
        ("Northern Ireland and Ireland agreed.", {"GBR", "IRL"}),
        ("South Sudan left Sudan.", {"SSD", "SDN"}),
        ("Chad and Jordan met.", {"TCD", "JOR"}),
        # people, other states, seas
        ("Michael Jordan and George Washington met Chad Smith.", set()),
        ("Georgia's governor spoke in Atlanta.", set()),
        ("Georgia's governor of Adjara spoke in Tbilisi.", {"GEO"}),
        ("It sailed the South China Sea, the Gulf of Oman and the Indian Ocean to New Mexico.", set()),
        ("They told us to polish a turkey.", set()),
        ("LET US GO, said the US.", {"USA"}),
        ("Polish the boots.", set()),
        ("Bolivian and Chilean ministers met.", {"BOL", "CHL"}),
        ("Polish boots.", {"POL"}),
        # capitals: a government, or only a place
        ("Nairobi rejected the offer.", {"KEN"}),
        ("They met in Nairobi.", set()),
        ("The road from Kampala to Mombasa is closed.", set()),
        ("She flew to Kathmandu and Thimphu.", set()),
        ("The Paris Agreement and the Vienna Convention hold.", set()),
        ("Downing Street and the Élysée were silent.", {"GBR", "FRA"}),
    ],
)
def test_states(text, wanted):
    assert set(states(text)) == wanted


def test_forms_of_a_state_are_merged():
    found = states("Kenya sent police.", "Nairobi's Kenyan police left.")
    assert found == {"KEN": ("Nairobi", "Kenyan")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ghanaians approve.", "public"),
        ("The Ghanaians sent a frigate.", "state"),
        ("The Ghanaians who fled returned.", "public"),
        ("Two Ghanaians died.", "state"),
    ],
)
def test_a_people_is_a_public_and_with_the_article_its_government(text, kind):
    assert [(one.kind, one.state) for one in find_actors(*lines(text))[0]] == [(kind, "GHA")]


def test_organisations_by_abbreviation_by_word_and_beforehand():
    assert organisations("The Lake Victoria Basin Commission (LVBC) met.", "LVBC agreed.") == {
        "Lake Victoria Basin Commission": ("LVBC",)
    }
    assert organisations("The African Union Mission in Somalia (AMISOM) left.") == {
        "African Union Mission in Somalia": ("AMISOM",)
    }
    assert organisations("The Grand Inga Dam (GID) and the Free Trade Agreement (FTA) stand.") == {}
    assert "Nairobi Institute of Strategic Affairs" in organisations(
        "The Nairobi Institute of Strategic Affairs asked."
    )
    assert "Mai-Mai" in organisations("The Mai-Mai militia left.")
    assert "North Atlantic Treaty Organization" in organisations("NATO left.")
    # Some abbreviations are too common to stand for a body that the text never names.
    assert organisations("The AES and the SCO met.") == {}
    assert "Shanghai Cooperation Organisation" in organisations("The Shanghai Cooperation Organisation (SCO) met.")


@pytest.mark.parametrize(
    ("text", "state", "person"),
    [
        ("Kenyan President Amina Odhiambo spoke.", "KEN", "Amina Odhiambo, President"),
        ("President of Kenya, Amina Odhiambo, spoke.", "KEN", "Amina Odhiambo, President"),
        ("Kenya's foreign minister, Amina Odhiambo, spoke.", "KEN", "Amina Odhiambo, foreign minister"),
        ("Gen. Amina Odhiambo, the Kenyan defence minister, spoke.", "KEN", "Amina Odhiambo, defence minister"),
        ("Kenya said that President Amina Odhiambo would speak.", "KEN", "Amina Odhiambo, President"),
        ("The president of Papua New Guinea, Amina Odhiambo, spoke.", "PNG", "Amina Odhiambo, president"),
        ("In Nairobi, Kenya's capital, President Amina Odhiambo spoke.", "KEN", "Amina Odhiambo, President"),
    ],
)
def test_people_with_their_office(text, state, person):
    actors, people, _ = find_actors(*lines(text))
    assert people == ("Amina Odhiambo",)
    assert [one.people for one in actors if one.state == state] == [(person,)]


def test_people_without_office():
    text = "“No,” said Kofi Mensah, a farmer; according to Dr. Esi K. Owusu, it rained, and analyst Yaw Boateng agreed."
    assert find_actors(*lines(text))[1] == ("Kofi Mensah", "Esi K. Owusu", "Yaw Boateng")


def test_a_name_right_after_a_state():
    assert find_actors(*lines("Kenya’s Esi Owusu, a runner, met Uganda’s Lake Commission."))[1] == ("Esi Owusu",)


def test_names_of_places_and_media_are_no_people():
    assert find_actors(*lines("Sierra Madre lies near Lake Victoria, the Daily Nation said."))[1] == ()
