"""Cities that publishers name beside themselves, so that none of them is taken for a publisher."""

import re

__all__ = ["is_place"]

_CITIES = frozenset(
    """london oxford cambridge edinburgh manchester new york washington princeton stanford chicago boston philadelphia
    los angeles san francisco berkeley ithaca new haven santa monica arlington toronto ottawa montreal vancouver paris
    brussels geneva berlin frankfurt munich hamburg cologne bonn vienna zurich bern rome milan florence madrid barcelona
    lisbon amsterdam the hague leiden dordrecht rotterdam copenhagen stockholm oslo helsinki reykjavik tallinn riga
    vilnius warsaw krakow prague bratislava budapest bucharest sofia belgrade zagreb ljubljana sarajevo pristina skopje
    tirana athens nicosia ankara istanbul kyiv kiev minsk moscow st petersburg chisinau tbilisi yerevan baku astana
    almaty tashkent bishkek dushanbe ashgabat jerusalem tel aviv beirut damascus amman cairo baghdad tehran riyadh doha
    abu dhabi dubai kuwait city muscat sanaa manama tunis algiers rabat tripoli khartoum addis ababa nairobi kampala
    dar es salaam kigali johannesburg pretoria cape town lagos abuja accra dakar bamako niamey ouagadougou new delhi
    delhi mumbai kolkata islamabad lahore karachi dhaka kathmandu colombo kabul beijing shanghai hong kong taipei tokyo
    kyoto osaka seoul pyongyang busan ulaanbaatar hanoi bangkok manila jakarta singapore kuala lumpur canberra sydney
    melbourne wellington auckland mexico city bogota caracas lima quito santiago buenos aires montevideo brasilia
    sao paulo rio de janeiro havana georgetown""".replace("\n    ", " ")
    .replace("new york", "new-york")
    .split()
)
_STATES = re.compile(
    r"(?:D\.?C\.?|[A-Z]{2}|N\.?Y\.?|UK|USA?|Mass\.|Calif\.|Conn\.|England|Virginia|California|NJ|CA|MA)\.?"
)


def is_place(words: str) -> bool:
    """Whether words are a city alone, perhaps with its state.

    >>> is_place("Washington, DC"), is_place("New York"), is_place("London Review of Books")
    (True, True, False)
    """
    city, _, state = words.strip().partition(", ")
    if state and not _STATES.fullmatch(state.strip()):
        return all(map(is_place, (city, state)))
    names = city.lower().replace("new york", "new-york").split()
    return bool(names) and (
        all(name in _CITIES for name in names) or (not state and _STATES.fullmatch(city) is not None)
    )
