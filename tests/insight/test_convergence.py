"""How the forecast settles."""

import numpy as np
import pytest
from tests.insight.cases import case_of

import casus
from casus.insight import convergence


def test_the_last_row_is_the_run_itself():
    result = casus.run(case_of("x * y", x="uniform(0, 1)", y="uniform(0, 1)"), 3000)
    table = convergence(result)
    assert [row.draws for row in table] == [64, 128, 256, 512, 1024, 2048, 3000]
    assert table[-1].forecast == pytest.approx(result.forecast, abs=1e-12)
    assert table[-1].error == pytest.approx(result.answer.mc_error, rel=1e-6)


def test_errors_of_independent_draws_fall_with_their_root():
    table = convergence(casus.run(case_of("x", x="uniform(0, 1)"), 2**14, method="mc"))
    error = {row.draws: row.error for row in table}
    assert np.mean([error[4 * n] / error[n] for n in (64, 256, 1024, 4096)]) == pytest.approx(0.5, abs=0.25)


def test_one_draw():
    table = convergence(casus.run(case_of("x", x="uniform(0, 1)"), 1))
    assert str(table.remarks[0]) == "1 draws are too few to say this: 64 or more are needed."
