"""What a person waits for: fresh processes, from the start of Python to its end.

    python benchmarks/start.py

Each command is run several times, in turn with an empty Python; files are in the page cache, as they are on any
second call. The least time says what the program costs, the median what the machine made of it.
"""
# ruff: noqa: I001

from common import Row, printed

import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass


ROUNDS = 9
# What the installed command does.
CLI = "import sys; from casus.cli import main; sys.exit(main())"


@dataclass(frozen=True)
class Command:
    """A command and the seconds that it may take."""

    what: str
    arguments: tuple[str, ...]
    limit: float | None = None


EMPTY = Command("python -c pass", ("-c", "pass"))
COMMANDS = [
    EMPTY,
    Command("import casus (empty Python taken off)", ("-c", "import casus"), 0.1),
    Command("casus --help", ("-c", CLI, "--help"), 0.2),
]
FLAGSHIP = [
    Command("casus run belarus-2022 --no-report", ("-c", CLI, "run", "belarus-2022", "--no-report"), 1.5),
    Command("casus run belarus-2022", ("-c", CLI, "run", "belarus-2022"), 5.0),
]


def seconds(command: Command, folder: str) -> float:
    """One fresh process, in a folder of its own."""
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, *command.arguments], cwd=folder, capture_output=True, text=True)
    elapsed = time.perf_counter() - begin
    if done.returncode:
        raise RuntimeError(f"{command.what} ended with {done.returncode}: {done.stderr[-500:]}")
    return elapsed


def rows() -> list[Row]:
    commands, skipped = list(COMMANDS), []
    with tempfile.TemporaryDirectory() as folder:
        for command in FLAGSHIP:
            try:
                seconds(command, folder)
                commands.append(command)
            except RuntimeError as error:
                skipped.append(Row(command.what, f"not measured: {str(error).splitlines()[-1]}"))
        times: dict[str, list[float]] = {command.what: [] for command in commands}
        for _ in range(ROUNDS):
            for command in commands:
                times[command.what].append(seconds(command, folder))
    table = []
    for command in commands:
        taken = times[command.what]
        off = min(times[EMPTY.what]) if "import" in command.what else 0.0
        least, median = min(taken) - off, statistics.median(taken) - off
        aim = f"at most {command.limit:g} s" if command.limit else ""
        table.append(Row(command.what, f"{least:.3f} s, median {median:.3f} s", aim))
    return table + skipped


if __name__ == "__main__":
    print(printed(rows(), "From a cold start"))
