"""Codes of faults in Gambit's files, .efg and .nfg, and in what is done with them."""

from casus.errors.codes.code import Code

GAMBIT = (
    Code(
        "gambit-syntax",
        "A Gambit file does not go on as its format says. Reading stops at the first such place.",
        "Look at the place that the message names: most often a brace, a quote or a number is missing there, or in the line above.",
        'p "" 1 1 "" { "Up" "Down" 0',
    ),
    Code(
        "gambit-version",
        "The file is of another version of Gambit's formats than EFG 2 or NFG 1, which have been written since 1994.",
        "Open it with the Gambit that wrote it, and save it again.",
        'EFG 1 R "A game" { "One" "Two" }',
    ),
    Code(
        "gambit-number",
        "A number of a Gambit file can't be read: it is malformed, divides by zero, is not whole where it must be, or is far too large or long.",
        "Write it as a whole number, a decimal such as 0.25 or 2.5e-3, or a fraction such as 1/3.",
        't "" 1 "" { 1/0 2 }',
    ),
    Code(
        "gambit-unknown-player",
        "A node belongs to a player who is not in the list at the head of the file.",
        "Players are numbered from 1 in the order of that list.",
    ),
    Code(
        "gambit-unknown-set",
        "A node refers to an information set (or event of chance) that was not described before.",
        "Write the moves in braces where the set appears first.",
        'p "" 1 1 0',
    ),
    Code(
        "gambit-unknown-outcome",
        "A file refers to an outcome that was not described before.",
        "Write the payoffs in braces where the outcome appears first, or 0 for none.",
        't "" 7',
    ),
    Code(
        "gambit-mismatch",
        "An information set, event or outcome is described a second time, and differently.",
        "Correct one of the two, give the second one another number, or leave its description out.",
    ),
    Code(
        "gambit-payoffs",
        "An outcome or a table has not as many payoffs as it needs: one for each player.",
        "Add the missing payoffs, or take out those that are too many.",
    ),
    Code(
        "gambit-probabilities",
        "The probabilities of an event of chance are negative, or do not add up to 1.",
        "Fractions such as 1/3 add up to 1 exactly; decimals may miss it by 0.00001.",
        'c "" 1 "" { "Rain" 0.3 "Sun" 0.6 } 0',
    ),
    Code(
        "gambit-too-large",
        "The file is larger than 8 MB, or its game has over 20,000 nodes or 200,000 payoffs, paths of over 500 moves, over 100 players, or names of over 1,000 letters.",
        "Take a smaller game.",
    ),
    Code(
        "nash-too-large",
        "The game is too large to look for Nash equilibria.",
        "Solve it as quantal response instead: `--concept quantal`.",
    ),
    Code(
        "nash-failed",
        "Gambit's solver of Nash equilibria gave up on the game.",
        "Solve it as quantal response with a high precision instead: `--concept quantal --precision 10`.",
    ),
    Code(
        "extra-missing",
        "What was asked for needs a package that is not installed: it comes with an extra of casus.",
        'Install the extra that the message names, such as `pip install "casus[gambit]"`.',
    ),
)
