"""Games of players who forget aren't accepted, and the error says what is forgotten."""

import pytest

from casus.errors import UsageError
from casus.models.game import CHANCE, Nested, Tree


def test_piccione_rubinstein_1997_the_absent_minded_driver() -> None:
    """On the interpretation of decision problems with imperfect recall, GEB 20: two exits that look the same."""
    exits: Nested = (0, [None, (0, [None, None])])
    assert Tree.nested(exits).sets == ((0,), (2,))
    with pytest.raises(UsageError, match="absent-mindedness: node 2 follows node 0 of the same set"):
        Tree.nested(exits, [[0, 2]])


def test_kuhn_1953_a_dealer_whose_partner_does_not_know_the_cards() -> None:
    """Extensive games and the problem of information: one player is two people at a table, like a pair at bridge.

    With the high card one stops or goes on; then the dealer's partner, who hasn't seen the cards, keeps or changes.
    """
    partner: Nested = (0, [None, None])
    cards: Nested = (CHANCE, [(0, [None, partner]), (1, [None, partner])])
    with pytest.raises(UsageError, match="imperfect recall: the player came to nodes 3 and 8"):
        Tree.nested(cards, [[3, 8]])


def test_a_player_who_forgets_its_own_move() -> None:
    with pytest.raises(UsageError, match="imperfect recall: the player came to nodes 1 and 4"):
        Tree.nested((0, [(0, [None, None]), (0, [None, None])]), [[1, 4]])


def test_a_player_who_forgets_what_it_saw() -> None:
    """It has told two states apart at first, not any more when it moves again."""
    again: Nested = (0, [None, (0, [None, None])])
    with pytest.raises(UsageError, match="imperfect recall: the player came to nodes 3 and 8"):
        Tree.nested((CHANCE, [again, again]), [[3, 8]])
