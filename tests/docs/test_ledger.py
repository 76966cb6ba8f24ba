"""The commands of the guide to the ledger run, one after the other, and do what it says."""

import re
import shlex
from pathlib import Path

import pytest
from tests.cli.tool import casus

GUIDE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


def test_commands_and_code_of_the_guide_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CASUS_LEDGER", "my.sqlite")
    commands = [line[2:] for block in blocks("console") for line in block.splitlines() if line.startswith("$ ")]
    assert len(commands) >= 10
    said = {}
    for command in commands:
        tool, *arguments = shlex.split(command)
        assert tool == "casus"
        ran = casus(*arguments)
        assert (ran.code, ran.err) == (0, ""), command
        said[command] = ran.out
    assert "this decides 2 forecasts" in next(out for command, out in said.items() if "resolve" in command)
    assert {"over-time.svg", "forecasts.csv", "forecasts.json"} <= {path.name for path in tmp_path.iterdir()}
    (code,) = blocks("python")
    exec(code, {})
    assert "Will the government announce" in capsys.readouterr().out


def test_options_that_the_guide_names_exist() -> None:
    helps = " ".join(
        casus("forecast", name, "--help").out for name in ("record", "resolve", "score", "verify", "export")
    )
    for option in set(re.findall(r"`(--[a-z-]+)", GUIDE)):
        assert option in helps, option


def test_levels_and_limits_of_the_guide_are_those_of_the_code() -> None:
    from casus.ledger import LEVELS
    from casus.ledger.refusals import PATIENCE
    from casus.ledger.scoring import ENOUGH
    from casus.ledger.scoring.murphy import BINS
    from casus.ledger.scoring.rules import LEAST

    assert (LEVELS[0], LEVELS[1], LEVELS[-1], len(LEVELS)) == (0.005, 0.015, 0.995, 100)
    assert (ENOUGH, BINS, LEAST, PATIENCE) == (50, 10, 1e-6, 30.0)
