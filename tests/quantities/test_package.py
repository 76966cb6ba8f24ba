"""The package's face: what it offers, and that reading names and families loads no numerics."""

import subprocess
import sys

import pytest

import casus.quantities as quantities


def test_every_name_it_offers_is_there() -> None:
    assert sorted(quantities.__all__) == sorted(
        [
            "ALL_WORDS", "FAMILIES", "METHODS", "REPLICATES", "SCHEMES", "Family", "GaussianCopula", "Parameter",
            "Points", "Quantile", "Sampler", "Scheme", "distribution", "mixture_arguments", "points", "scheme",
            "truncate",
        ]
    )  # fmt: skip
    for name in dir(quantities):
        assert getattr(quantities, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'distributon'"):
        quantities.distributon  # noqa: B018


@pytest.mark.parametrize(
    "statement",
    [
        "import casus.quantities",
        "from casus.quantities import SCHEMES, scheme; scheme('kent')",
        "from casus.quantities import FAMILIES; [family.signatures for family in FAMILIES.values()]",
    ],
)
def test_words_and_families_load_no_numerics(statement: str) -> None:
    check = "import sys; assert not {'numpy', 'scipy', 'pandas', 'pydantic'} & set(sys.modules), sorted(sys.modules)"
    subprocess.run([sys.executable, "-c", f"{statement}\n{check}"], check=True)
