"""The frame: question and dates, answers, assumptions."""

from casus.case.case import SINGLE, answers_of
from casus.case.checks.findings import Findings
from casus.case.schema import CaseFile
from casus.errors import Path

__all__ = ["check_frame"]


def check_frame(file: CaseFile, findings: Findings) -> None:
    """Check the question and its answers."""
    if file.question is not None:
        for key in ("resolution", "as_of", "horizon"):
            if getattr(file, key) is None and (key, "") not in findings.gone:
                findings.fault("missing-key", f"a question needs {key!r}", ("question",), expected=f"`{key}:`")
    if file.as_of is not None and file.horizon is not None and file.horizon < file.as_of:
        findings.fault(
            "dates-reversed",
            "the horizon lies before the day the case speaks from",
            ("horizon",),
            str(file.horizon),
            f"{file.as_of} or later",
        )
    _check_answers(file, findings)
    for name, assumption in file.assumptions.items():
        for k, carried in enumerate(assumption.carries):
            valid = {*file.quantities, *file.models, *file.answers, *file.claims}
            findings.known(
                carried, valid, "model, quantity, answer or claim", ("assumptions", name, "carries", k), "models"
            )


def _check_answers(file: CaseFile, findings: Findings) -> None:
    answers = answers_of(file)
    if file.answer is not None and file.answers:
        findings.fault("answer-twice", "`answer` and `answers` stand side by side", (SINGLE,), expected="one of them")
    if not answers and not any(section in ("answer", "answers") for section, _ in findings.gone):
        findings.fault("missing-key", "the key 'answer' is missing", (), expected="`answer:` or `answers:`")
    headlines = [name for name, answer in file.answers.items() if answer.headline]
    for name in headlines[1:]:
        findings.fault(
            "answer-headline",
            f"two answers are the headline, {headlines[0]!r} too",
            ("answers", name, "headline"),
            expected="one",
        )
    for name, answer in file.answers.items():
        where: Path = ("answers", name)
        if isinstance(answer.is_, dict) != (answer.kind == "ordinal"):
            findings.fault(
                "answer-kind",
                "an ordinal answer gives a probability for each step of a ladder, and only an ordinal one does",
                (*where, "is"),
                expected="`is: {lowest_step: …, highest_step: …}` with `kind: ordinal`, or one expression",
            )
        if isinstance(answer.is_, dict):
            rest = [step for step, value in answer.is_.items() if value == "rest"]
            if len(answer.is_) < 2:
                findings.fault("answer-kind", "a ladder has two steps or more", (*where, "is"))
            for step in rest[1:]:
                findings.fault(
                    "answer-kind", f"only one step takes the rest, and {rest[0]!r} does", (*where, "is", step)
                )
        if answer.decision_threshold is not None and answer.kind != "probability":
            findings.fault("answer-kind", "only a probability has a decision threshold", (*where, "decision_threshold"))
        if answer.given is None:
            continue
        place = (*where, "given")
        if answer.given == name:
            findings.fault("answer-given", "an answer can't be given itself", place)
        elif findings.known(answer.given, answers, "answer", place, "answers"):
            other = answers[answer.given]
            if answer.kind != "probability" or other.kind != "probability":
                findings.fault("answer-given", "only a probability can be given another", place)
            elif other.given is not None:
                findings.fault(
                    "answer-given",
                    f"{answer.given!r} is itself given {other.given!r}",
                    place,
                    expected="an answer without `given`",
                )
