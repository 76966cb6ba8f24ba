"""Writes to a ledger and is killed with SIGKILL while it does, again and again.

    python killed.py STORE KILLS SEED

Everything is imported once; each writer is a fork. A writer says the number of an entry once the ledger has
acknowledged it. Printed: the numbers acknowledged, as JSON.
"""

import json
import os
import random
import select
import signal
import sys
import time

from tests.ledger.made import number, probability

from casus.ledger import open_ledger


def write(store: str, pipe: int) -> None:
    """Record without end, forecasts and now and then a resolution, alone and several at once."""
    with open_ledger(store) as ledger:
        for k in range(1_000_000):
            entries = ledger.record([probability(k % 1000 / 1000, question=f"{os.getpid()} {k}")] * (1 + k % 3))
            told = [entry.number for entry in entries]
            if k % 5 == 0:
                told.append(ledger.resolve(told[0], "no", source="s").settled.number)
            if k % 7 == 0:
                told += [entry.number for entry in ledger.record([number(question=f"{os.getpid()} {k}")])]
            os.write(pipe, "".join(f"{one}\n" for one in told).encode())


def main(store: str, kills: int, seed: int) -> None:
    """Kill writers at random moments: while they open, wait, write, acknowledge."""
    chance, acknowledged, busy = random.Random(seed), [], 0
    # What is imported within functions is imported before the first fork; the ledger itself is begun by a writer.
    with open_ledger(f"{store}.warm" if "://" not in store else store) as ledger:
        ledger.record([probability(question="warm")])
        ledger.resolve(ledger.forecasts()[-1].number, "no", source="s")
    for _ in range(kills):
        read, written = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            try:
                write(store, written)
            finally:
                os._exit(1)
        os.close(written)
        if chance.random() < 0.5:
            # On a busy machine a writer may need longer to open than the longest wait: every other one has written.
            select.select([read], [], [], 30)
        time.sleep(chance.uniform(0.002, 0.09))
        os.kill(child, signal.SIGKILL)
        ended, status = os.waitpid(child, 0)
        assert ended == child
        assert os.WIFSIGNALED(status), f"the writer ended by itself: {status}"
        with os.fdopen(read, "rb") as pipe:
            lines = pipe.read().split(b"\n")
        # A line that the kill cut short was not acknowledged in full.
        acknowledged += [int(line) for line in lines[:-1]]
        busy += len(lines) > 1
    print(json.dumps({"acknowledged": acknowledged, "killed_while_writing": busy}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
