"""Gambit's files of games, .efg (extensive form) and .nfg (strategic form), read and written exactly."""

from casus.interop.gambit.extensive_file import parse_efg
from casus.interop.gambit.files import read_efg, read_game, read_nfg
from casus.interop.gambit.game import ExtensiveGame, Outcome, Set
from casus.interop.gambit.strategic import StrategicGame
from casus.interop.gambit.strategic_file import parse_nfg
from casus.interop.gambit.writing import efg_text, nfg_text, write_efg, write_nfg

__all__ = [
    "ExtensiveGame",
    "Outcome",
    "Set",
    "StrategicGame",
    "efg_text",
    "nfg_text",
    "parse_efg",
    "parse_nfg",
    "read_efg",
    "read_game",
    "read_nfg",
    "write_efg",
    "write_nfg",
]
