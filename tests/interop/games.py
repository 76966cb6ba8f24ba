"""Games of the tests: some written by hand, and random ones."""

from fractions import Fraction

from hypothesis import strategies as st

from casus.interop.gambit import ExtensiveGame, Outcome, Set, StrategicGame
from casus.interop.gambit.labels import distinct
from casus.models.game import CHANCE, TERMINAL, Tree

# Bagwell (1995), Games and Economic Behavior 8, p. 274: the follower sees the leader's move with an error of 1 %.
BAGWELL = """EFG 2 R "Commitment that is seen badly" { "Leader" "Follower" }
""

p "" 1 1 "" { "S" "C" } 0
c "" 1 "" { "s" 99/100 "c" 1/100 } 0
p "" 2 1 "sees s" { "S" "C" } 0
t "" 1 "SS" { 5, 2 }
t "" 2 "SC" { 3, 1 }
p "" 2 2 "sees c" { "S" "C" } 0
t "" 1 "SS" { 5, 2 }
t "" 2 "SC" { 3, 1 }
c "" 2 "" { "s" 1/100 "c" 99/100 } 0
p "" 2 1 "sees s" { "S" "C" } 0
t "" 3 "CS" { 6, 3 }
t "" 4 "CC" { 4, 4 }
p "" 2 2 "sees c" { "S" "C" } 0
t "" 3 "CS" { 6, 3 }
t "" 4 "CC" { 4, 4 }
"""

# Selten (1975), International Journal of Game Theory 4, p. 33: the third player does not see who has let it come in.
HORSE = """EFG 2 R "Horse" { "One" "Two" "Three" }
p "" 1 1 "" { "L" "R" } 0
p "" 3 1 "" { "L" "R" } 0
t "" 1 "" { 3 2 2 }
t "" 2 "" { 0 0 0 }
p "" 2 1 "" { "L" "R" } 0
p "" 3 1 "" { "L" "R" } 0
t "" 3 "" { 4 4 0 }
t "" 4 "" { 0 0 1 }
t "" 5 "" { 1 1 1 }
"""

# Payments at inner nodes, an event of chance that comes twice, a player who never moves.
STAGES = """EFG 2 R "Stages" { "Ann" "Bob" "Idle" }
"Payoffs are summed along the path."

c "first" 1 "weather" { "rain" 0.25 "sun" 0.75 } 0
p "" 1 1 "" { "stay" "go" } 1 "toll" { -1/3, 0.5, 0 }
p "" 2 1 "unseen" { "l" "r" } 0
t "" 2 "win" { 2, 1, 0 }
t "" 3 "lose" { 0, 3, 1 }
p "" 2 1 "unseen" { "l" "r" } 2 "win" { 2, 1, 0 }
c "" 1 "weather" { "rain" 0.25 "sun" 0.75 } 0
t "end" 3 "lose" { 0, 3, 1 }
t "" 0
t "" 1 "toll" { -1/3, 0.5, 0 }
p "" 1 2 "" { "stay" "go" } 0
t "" 2 "win" { 2, 1, 0 }
t "" 0
"""

ENTRY = """EFG 2 R "Entry" { "Firm" "Incumbent" }
p "" 1 1 "" { "out" "in" } 0
t "" 1 "stays out" { 0, 2 }
p "" 2 1 "" { "yield" "fight" } 0
t "" 2 "shares" { 1 1 }
t "" 3 "fights" { -1/2 0.5 }
"""

PENNIES = """NFG 1 R "Matching pennies" { "Ann" "Bob" }
{ { "heads" "tails" } { "heads" "tails" } }
"Ann likes heads better."

3 -1  -1 1  -1 1  1 -1
"""

GAMES = {"bagwell": BAGWELL, "horse": HORSE, "stages": STAGES, "entry": ENTRY}

TEXTS = st.text(st.characters(codec="utf-8"), max_size=6)
# What Gambit since 16.7 takes for a label.
PLAIN = st.text("abcXYZ019.-_'\"", min_size=1, max_size=4)
NUMBERS = st.fractions(-50, 50, max_denominator=99) | st.decimals(-99, 99, allow_nan=False, places=3).map(Fraction)


@st.composite
def extensive_games(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> ExtensiveGame:
    """Random trees with information sets, in which players remember all."""
    players = distinct(draw(st.lists(texts, min_size=1, max_size=3)))
    count = draw(st.integers(0, 7))
    # Each inner node takes the place of a leaf, so that trees of all shapes come.
    kind: dict[tuple[int, ...], tuple[int, int]] = {}
    leaves: list[tuple[int, ...]] = [()]
    for _ in range(count):
        path = leaves.pop(draw(st.integers(0, len(leaves) - 1)))
        kind[path] = draw(st.integers(-1, len(players) - 1)), draw(st.integers(1, 3))
        leaves += [(*path, move) for move in range(kind[path][1])]
    paths = sorted([*kind, *leaves])
    number = {path: k for k, path in enumerate(paths)}
    children = [[number[(*path, move)] for move in range(kind[path][1])] if path in kind else [] for path in paths]
    player = [kind[path][0] if path in kind else TERMINAL for path in paths]
    sets = draw(_sets(paths, player, children, texts))
    known = tuple(one.nodes for one in sets if one.player != CHANCE and len(one.nodes) > 1)
    tree = Tree(tuple(player), tuple(map(tuple, children)), known)
    outcomes, outcome_of = draw(_payments(len(paths), len(players), texts))
    names = tuple(draw(st.just("") | texts) for _ in paths)
    return ExtensiveGame(draw(TEXTS), draw(TEXTS), players, tree, names, sets, outcomes, outcome_of)


@st.composite
def _sets(
    draw: st.DrawFn,
    paths: list[tuple[int, ...]],
    player: list[int],
    children: list[list[int]],
    texts: st.SearchStrategy[str],
) -> tuple[Set, ...]:
    """Nodes with the same moves, at which the player has gone through the same, in one set or not."""
    lived: list[dict[int, tuple[tuple[int, int], ...]]] = [{} for _ in paths]
    groups: list[tuple[tuple[object, ...], list[int]]] = []
    for node, moves in enumerate(children):
        if not moves:
            continue
        who = player[node]
        key = (who, len(moves), lived[node].get(who, ()) if who != CHANCE else ())
        fits = [place for place, (other, _) in enumerate(groups) if other == key]
        place = draw(st.sampled_from([len(groups), *fits]))
        if place == len(groups):
            groups.append((key, []))
        groups[place][1].append(node)
        for move, child in enumerate(moves):
            lived[child] = {**lived[node], who: (*lived[node].get(who, ()), (place, move))}
    numbers = draw(st.lists(st.integers(0, 99), min_size=len(groups), max_size=len(groups), unique=True))
    found = []
    for (_, nodes), number in zip(groups, numbers, strict=True):
        moves = len(children[nodes[0]])
        labels = distinct(draw(st.lists(texts, min_size=moves, max_size=moves)))
        chance: tuple[Fraction, ...] = ()
        if player[nodes[0]] == CHANCE:
            shares = draw(st.lists(st.integers(1, 9), min_size=moves, max_size=moves))
            chance = tuple(Fraction(share, sum(shares)) for share in shares)
        found.append(Set(player[nodes[0]], number, draw(st.just("") | texts), tuple(nodes), labels, chance))
    return tuple(found)


@st.composite
def _payments(
    draw: st.DrawFn, nodes: int, players: int, texts: st.SearchStrategy[str]
) -> tuple[tuple[Outcome, ...], tuple[int | None, ...]]:
    number: dict[int, int] = {}
    paid = [draw(st.none() | st.integers(1, 9)) for _ in range(nodes)]
    outcome_of = tuple(None if one is None else number.setdefault(one, len(number)) for one in paid)
    payoffs = st.lists(NUMBERS, min_size=players, max_size=players).map(tuple)
    return tuple(Outcome(one, draw(texts), draw(payoffs)) for one in number), outcome_of


@st.composite
def strategic_games(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> StrategicGame:
    """Random tables."""
    players = distinct(draw(st.lists(texts, min_size=1, max_size=3)))
    strategies = tuple(distinct(draw(st.lists(texts, min_size=1, max_size=3))) for _ in players)
    profiles = 1
    for own in strategies:
        profiles *= len(own)
    row = st.lists(NUMBERS, min_size=len(players), max_size=len(players)).map(tuple)
    payoff = tuple(draw(st.lists(row, min_size=profiles, max_size=profiles)))
    return StrategicGame(draw(TEXTS), draw(TEXTS), players, strategies, payoff)
