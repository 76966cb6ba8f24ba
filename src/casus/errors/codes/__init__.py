"""Every fault code with its page: what it means and how to mend it. One file a subject; codes never change."""

from collections.abc import Mapping
from types import MappingProxyType

from casus.errors.codes.code import Code
from casus.errors.codes.distributions import DISTRIBUTIONS
from casus.errors.codes.drafting import DRAFTING
from casus.errors.codes.gambit import GAMBIT
from casus.errors.codes.hypotheses import HYPOTHESES
from casus.errors.codes.information import INFORMATION
from casus.errors.codes.language import LANGUAGE
from casus.errors.codes.reading import READING
from casus.errors.codes.reference import REFERENCE
from casus.errors.codes.running import RUNNING
from casus.errors.codes.sampling import SAMPLING
from casus.errors.codes.schema import SCHEMA

__all__ = ["CODES", "Code"]

_SUBJECTS = (
    READING,
    SCHEMA,
    LANGUAGE,
    DISTRIBUTIONS,
    SAMPLING,
    RUNNING,
    REFERENCE,
    HYPOTHESES,
    DRAFTING,
    INFORMATION,
    GAMBIT,
)
CODES: Mapping[str, Code] = MappingProxyType({code.name: code for subject in _SUBJECTS for code in subject})
