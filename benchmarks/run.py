"""All benchmarks as one Markdown page.

    OMP_NUM_THREADS=1 python benchmarks/run.py [module ...]

Without arguments every module of `MODULES` that is present is run. A module offers `rows() -> list[Row]`.
"""
# ruff: noqa: I001

from common import printed, processor  # before numpy

import platform
import sys
from importlib import import_module
from importlib.util import find_spec

import numpy as np

MODULES = {
    "kernel": "The kernel",
    "sampling": "Sampling",
    "gambit": "Against pygambit",
    "hidden": "Hidden information",
    "hypotheses": "Hypotheses",
    "insight": "Insight",
    "summaries": "Summaries",
    "ledger": "The ledger",
    "drafting": "Drafting",
    "start": "From a cold start",
}


def main(names: list[str]) -> None:
    unknown = [name for name in names if name not in MODULES]
    if unknown:
        sys.exit(f"no benchmark {', '.join(unknown)}; there are {', '.join(MODULES)}")
    print(f"{processor()}, one thread, Python {platform.python_version()}, NumPy {np.__version__}")
    for name in names or MODULES:
        if find_spec(name) is not None:
            print(f"\n{printed(import_module(name).rows(), MODULES[name])}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
