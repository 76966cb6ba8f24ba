"""Codes of faults found while a case file is read as YAML."""

from casus.errors.codes.code import Code

READING = (
    Code(
        "yaml-syntax",
        "The file is not YAML. Reading stops at the first error of syntax, so others may follow.",
        "Look at the place that the message names, and at the line above it: most often an indent, a bracket or a quote.",
        "title: Crisis: year two",
    ),
    Code("yaml-encoding", "The file is not text in UTF-8.", "Save it as UTF-8."),
    Code(
        "yaml-character",
        "A control character, or a break of the line that not all readers of YAML know (U+0085, U+2028, U+2029).",
        "Delete the character at the place that the message names; it came with a copied text.",
    ),
    Code("yaml-empty", "The file holds nothing.", "Start from `casus new NAME`."),
    Code("yaml-too-large", "The file is over 1 MB, or holds over 50,000 entries.", "Split the case, or take data out."),
    Code(
        "yaml-too-deep",
        "Entries are nested more than 120 deep.",
        "Use `subtrees:` and `then:` in a game.",
        "a: [[[[…]]]]",
    ),
    Code("yaml-second-document", "A line of `---` begins a second document.", "Keep one case in a file."),
    Code("yaml-directive", "A line that begins with % instructs the YAML reader.", "Take the line out.", "%YAML 1.1"),
    Code(
        "yaml-alias",
        "An anchor, an alias or a merge (<<) repeats a part of the file.",
        "Write the value again.",
        "a: &x 1\nb: *x",
    ),
    Code("yaml-tag", "A tag asks for a type of value.", "Take the tag out.", "a: !!python/object x"),
    Code(
        "yaml-comma",
        "Inside { } or [ ] a comma ends an unquoted value, so a part of it became a key or a value of its own.",
        "Put the value in quotes.",
        "{value: max(a, b)}",
    ),
    Code(
        "yaml-comment",
        "An unquoted text is followed by one space and #: YAML takes the rest for a comment.",
        "Put the text in quotes; a comment stands two spaces after the value, or on a line of its own.",
        "text: He is #1 in Minsk",
    ),
    Code("yaml-key", "A key is a list or a map.", "Use a word as the key.", "? [a, b]\n: c"),
    Code(
        "yaml-switch",
        "An unquoted yes, no, on or off: older readers take these for true and false.",
        "Put the word in quotes where the word is meant.",
        "state: NO",
    ),
    Code(
        "yaml-number", "A number that readers of YAML take differently.", "Write it in plain decimals.", "value: 0123"
    ),
    Code("duplicate-key", "A key stands twice in one map; readers would silently drop one.", "Keep one of the two."),
)
