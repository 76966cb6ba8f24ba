"""What insight costs beside the usual routes: indices with SALib, PRIM with the EMA workbench; and whole commands.

    python benchmarks/insight.py

Indices are of the reference model's 25 quantities, from 2^12 base points, end to end: points, quantiles, model,
analysis. SALib's route draws with its own sampler, takes scipy's quantile functions and evaluates the same program.
Before the timing the two PRIM boxes are checked to be the same. Commands are fresh processes.
"""
# ruff: noqa: I001

from common import Row, Skipped, alternated, printed  # before numpy

import subprocess
import sys
import tempfile
import time
import warnings
from importlib.resources import files
from pathlib import Path

import numpy as np
from reference_case import case_text
from reference_model import QUANTITIES
from sampling import frozen

import casus
from casus.ensemble import Settings, plan
from casus.insight import drivers
from casus.insight.experiment import Experiment
from casus.insight.prim import prim

POINTS = 2**12
ROUNDS = 5
CLI = "import sys; from casus.cli import main; sys.exit(main())"
EDITS = {
    "value: pert(2, 6, 14)": "value: pert(2, 5, 12)",
    "value: pert(10, 30, 80)": "value: pert(10, 25, 80)",
    "value: pert(0.2, 1.5, 5)": "value: pert(0.2, 1.2, 5)",
    "value: quantiles(p5=15, p50=42, p95=95, lower=0)": "value: quantiles(p5=15, p50=50, p95=95, lower=0)",
    "  steepness:\n    value: uniform(0.4, 2)": "  steepness:\n    value: uniform(0.4, 1.5)",
    "value: pert(2, 14, 40)": "value: pert(2, 18, 40)",
    "    value: uniform(0.1, 0.9)\n    unit: weight": "    value: uniform(0.2, 0.9)\n    unit: weight",
    "value: uniform(0.2, 1)\n    unit: share": "value: uniform(0.3, 1)\n    unit: share",
}


def indices() -> list[Row]:
    case = casus.parse(case_text())
    settings = Settings(draws=POINTS)

    def ours() -> int:
        return len(drivers(Experiment(plan(case, settings))))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from SALib.analyze import sobol
        from SALib.sample import sobol as sample

        def theirs() -> object:
            names = [name for name, *_ in QUANTITIES]
            problem = {"num_vars": len(names), "names": names, "bounds": [[0, 1]] * len(names)}
            u = sample.sample(problem, POINTS, calc_second_order=False).T
            u = np.clip(u, 1e-12, 1 - 1e-12)
            values = np.stack(
                [frozen(kind, given).ppf(row) for (_, kind, given), row in zip(QUANTITIES, u, strict=True)]
            )
            experiment = Experiment(plan(case, settings))
            place = {name: k for k, name in enumerate(names)}
            inputs = np.ascontiguousarray(values[[place[name] for name in experiment.rows]])
            value = experiment.outcomes(inputs).value
            return sobol.analyze(problem, value, calc_second_order=False, print_to_console=False)

        cost = alternated({"ours": ours, "theirs": theirs}, ROUNDS)
    return [
        Row(f"drivers of 25 quantities, {POINTS:,} base points: casus", f"{cost['ours']:.2f} s", "at most 0.5 s"),
        Row(
            "the same by SALib and scipy.stats",
            f"{cost['theirs']:.2f} s",
            f"{cost['theirs'] / cost['ours']:.1f} × ours",
        ),
    ]


def boxes() -> list[Row]:
    import pandas

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from ema_workbench.analysis import prim as ema

        def data(draws: int) -> tuple[np.ndarray, np.ndarray]:
            rng = np.random.default_rng(0)
            x = rng.random((25, draws))
            return x, x[0] + 0.7 * x[1] - 0.5 * x[2] + 0.2 * rng.normal(size=draws) > 0.8

        x, interest = data(10_000)
        frame = pandas.DataFrame(x.T, columns=[f"x{k}" for k in range(25)])

        def theirs() -> object:
            return ema.Prim(frame, interest.astype(int), threshold=0.01).find_box()

        last = prim(x, interest).last
        limits = theirs().box_lims[-1].to_numpy(float)
        if not (np.array_equal(last.low, limits[0]) and np.array_equal(last.high, limits[1])):
            raise AssertionError("the first boxes differ")
        large = data(100_000)
        cost = alternated({"ours": lambda: prim(x, interest), "ema": theirs}, ROUNDS)
        more = alternated({"large": lambda: prim(*large)}, ROUNDS)["large"]
    return [
        Row("first PRIM box, 10,000 draws of 25 quantities: casus", f"{cost['ours']:.3f} s", "at most 1/5 of ema"),
        Row("the same: ema_workbench", f"{cost['ema']:.2f} s", f"{cost['ema'] / cost['ours']:.0f} × ours"),
        Row("first PRIM box, 100,000 draws of 25 quantities: casus", f"{more:.2f} s", "at most 1 s"),
    ]


def commands() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        text = (files("casus.cases") / "belarus-2022.yaml").read_text(encoding="utf-8")
        for before, after in EDITS.items():
            if text.count(before) != 1:
                raise Skipped(f"the flagship has no single {before!r}")
            text = text.replace(before, after)
        new = Path(folder, "new.yaml")
        new.write_text(text, encoding="utf-8")
        wanted = {
            "casus explain belarus-2022, everything": ("explain", "belarus-2022"),
            "casus compare of two versions with 8 changes": ("compare", "belarus-2022", str(new)),
        }
        found = []
        for what, arguments in wanted.items():
            times = []
            for _ in range(ROUNDS):
                begin = time.perf_counter()
                subprocess.run([sys.executable, "-c", CLI, *arguments], cwd=folder, capture_output=True, check=True)
                times.append(time.perf_counter() - begin)
            found.append(Row(what, f"{min(times):.2f} s, median {sorted(times)[len(times) // 2]:.2f} s", "at most 5 s"))
    return found


def rows() -> list[Row]:
    return [*indices(), *boxes(), *commands()]


if __name__ == "__main__":
    print(printed(rows(), "Insight"))
