"""Codes of faults against the schema of a case, and of names."""

from casus.errors.codes.code import Code

SCHEMA = (
    Code("unknown-key", "A key that this entry does not know.", "Use the nearest valid key that the message names."),
    Code("missing-key", "A key that this entry must have is missing.", "Add it."),
    Code("wrong-type", "A text where a number or a map is expected, or the like.", "Write what the message expects."),
    Code("wrong-value", "A value of the right type that is not allowed here.", "Write one that the message allows."),
    Code("unknown-language", "A key in a map of languages that is no language code.", "Use codes such as en, tr, ru."),
    Code(
        "later-version",
        "A key or a kind of model that is planned, but that this version cannot run.",
        "Take it out until a later version; nothing is silently ignored.",
        "kind: hypotheses",
    ),
    Code(
        "name-not-ascii",
        "A name or an expression holds a letter that is not ASCII; some look exactly like ASCII letters.",
        "Type the name again in plain letters. Texts may be in any script.",
        "quantities: {p\u0430y: {value: 1}}",
    ),
    Code("name-invalid", "A name holds something other than letters, digits and _.", "Rename it.", "my-name: …"),
    Code(
        "name-reserved", "A quantity or model is named like a function, distribution or estimative word.", "Rename it."
    ),
    Code("name-twice", "A quantity and a model have one name.", "Rename one of them."),
    Code(
        "unknown-name", "Something is named that the case does not hold.", "Use a name that it holds, or add the entry."
    ),
    Code("unknown-origin", "A warning: an origin that is neither an actor nor a source.", "Add it to `actors`."),
    Code(
        "unknown-related",
        "A warning: a related case that the catalogue doesn't hold.",
        "Use a name that `casus cases` lists, or leave it where readers know the case.",
    ),
    Code("unused", "A warning: nothing uses this entry.", "Use it, or take it out."),
    Code("after-as-of", "A warning: something dated after the day the case speaks from.", "Check the date: hindsight?"),
    Code("dates-reversed", "Two dates stand in the wrong order.", "Exchange or correct them."),
    Code(
        "time-observed",
        "A warning: more was observed than a game's clock has run, or nothing is said of the last periods.",
        "Count the periods again, or add an entry to `observed` with the day `until` which it holds.",
    ),
    Code(
        "per-period",
        "A warning: an answer takes a probability per period for one up to the horizon, or counts another number of periods.",
        "Write over(model.event, model.periods_left).",
    ),
    Code("answer-twice", "`answer` and `answers` stand side by side.", "Keep one of the two."),
    Code("answer-headline", "Two answers are marked as the headline.", "Mark one."),
    Code(
        "answer-kind", "An answer's expression does not fit its kind.", "See the message: a ladder has a map of steps."
    ),
    Code("answer-given", "`given` names an answer that it cannot.", "Name another probability without `given`."),
    Code("claim-itself", "A claim disputes, corroborates or retracts itself.", "Name another claim."),
    Code("cycle", "Quantities or models need one another in a circle.", "Break the circle at one of them."),
    Code(
        "correlation-fixed",
        "A correlation names a quantity that is not drawn from a distribution: a number, an expression or a mixture.",
        "Correlate the uncertain quantities it is computed from.",
    ),
)
