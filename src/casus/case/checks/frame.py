"""The frame: question and dates, answers, assumptions."""

from collections.abc import Mapping, Sequence

from casus.case.case import SINGLE, answers_of
from casus.case.checks.findings import Findings
from casus.case.schema import Answer, CaseFile
from casus.case.todo import OF_QUESTION, unfinished
from casus.errors import Path, short

__all__ = ["check_frame"]


def check_frame(file: CaseFile, findings: Findings) -> None:
    """Check the question and its answers."""
    # What a question that nobody has written yet lacks is listed with what is to be done.
    if file.question is not None and not unfinished(file.question):
        for key, expected in OF_QUESTION.items():
            if getattr(file, key) is None and (key, "") not in findings.gone:
                message = f"a case with a question must have {key!r}"
                findings.fault("missing-key", message, ("question",), expected=expected)
    if file.as_of is not None and file.horizon is not None and file.horizon < file.as_of:
        findings.fault(
            "dates-reversed",
            "the horizon lies before the day the case speaks from",
            ("horizon",),
            str(file.horizon),
            f"{file.as_of} or later",
        )
    _check_answers(file, findings)
    _check_related(file, findings)
    valid = [*file.quantities, *file.models, *file.answers, *file.claims]
    for name, assumption in file.assumptions.items():
        for k, carried in enumerate(assumption.carries):
            where = ("assumptions", name, "carries", k)
            if not any(findings.lost(section, carried) for section in ("quantities", "answers", "claims")):
                findings.known(carried, valid, "model, quantity, answer or claim", where, "models")


def _check_answers(file: CaseFile, findings: Findings) -> None:
    answers = answers_of(file)
    if file.answer is not None and file.answers:
        findings.fault("answer-twice", "`answer` and `answers` stand side by side", (SINGLE,), "both", "one of them")
    if not answers and not any(section in ("answer", "answers") for section, _ in findings.gone):
        findings.fault("missing-key", "the key 'answer' is missing", (), expected=_ANSWER)
    headlines = [name for name, answer in file.answers.items() if answer.headline]
    for name in headlines[1:]:
        message = f"two answers are the headline, {headlines[0]!r} too"
        findings.fault("answer-headline", message, ("answers", name, "headline"), "true", "one headline")
    for name, answer in file.answers.items():
        _check_kind(name, answer, findings)
        if answer.given is not None:
            _check_given(name, answer, answers, findings)


def _check_kind(name: str, answer: Answer, findings: Findings) -> None:
    where: Path = ("answers", name)
    if isinstance(answer.is_, dict) != (answer.kind == "ordinal") and where not in findings.entries:
        findings.fault(
            "answer-kind",
            "an ordinal answer gives a probability for each step of a ladder, and only an ordinal one does",
            (*where, "is"),
            f"{'a map' if isinstance(answer.is_, dict) else 'one expression'} and `kind: {answer.kind}`",
            "`is: {lowest_step: …, highest_step: …}` with `kind: ordinal`, or one expression",
        )
    if isinstance(answer.is_, dict):
        rest = [step for step, value in answer.is_.items() if value == "rest"]
        if len(answer.is_) < 2:
            found = f"{len(answer.is_)} steps" if not answer.is_ else "one step"
            findings.fault("answer-kind", "a ladder has two steps or more", (*where, "is"), found, "two steps or more")
        for step in rest[1:]:
            message = f"only one step takes the rest, and {rest[0]!r} does"
            findings.fault("answer-kind", message, (*where, "is", step), "rest", "an expression")
    if answer.decision_threshold is not None and answer.kind != "probability":
        message, place = "only a probability has a decision threshold", (*where, "decision_threshold")
        findings.fault("answer-kind", message, place, f"`kind: {answer.kind}`", "`kind: probability`")


def _check_given(name: str, answer: Answer, answers: Mapping[str, Answer], findings: Findings) -> None:
    given, place = answer.given or "", ("answers", name, "given")
    others = [other for other in answers if other != name]
    if given == name:
        message = "an answer can't be given itself"
        findings.fault("answer-given", message, place, given, f"another answer{': ' if others else ''}{_few(others)}")
        return
    if not findings.known(given, answers, "answer", place, "answers"):
        return
    other = answers[given]
    if answer.kind != "probability" or other.kind != "probability":
        found = f"a {answer.kind} given a {other.kind}"
        findings.fault("answer-given", "only a probability can be given another", place, found, "two probabilities")
    elif other.given is not None:
        message = f"{given!r} is itself given {other.given!r}"
        findings.fault("answer-given", message, place, given, "an answer without `given`")


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:8]) + (", …" if len(names) > 8 else "")


def _check_related(file: CaseFile, findings: Findings) -> None:
    """Cases to read beside this one: those of the catalogue are known, others may stand beside the file."""
    if not file.related:
        return
    from casus.cases import catalogue

    known = catalogue()
    for k, name in enumerate(file.related):
        if name not in known:
            message = f"the catalogue has no case {short(name)!r}"
            close = findings.nearest(name, known)
            findings.warn(
                "unknown-related", message, ("related", k), short(name), "a name that `casus cases` lists", close
            )


_ANSWER = "`answer: …`, an expression such as choice.joins; or `answers:` with a name for each"
