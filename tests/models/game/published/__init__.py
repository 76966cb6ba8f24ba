"""Games of the literature, each with what its source says of it."""

from tests.models.game.published import classics, committees, crises, dynamic, poker, signalling, simultaneous
from tests.models.game.published.record import Published

GAMES: tuple[Published, ...] = tuple(
    game for theme in (classics, dynamic, signalling, poker, crises, simultaneous, committees) for game in theme.GAMES
)
