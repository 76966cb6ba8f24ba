"""Any text as YAML: in quotes where it is a value, harmless where it is a comment."""

import json
import re
import textwrap

from casus.case.refusals import REFUSED

__all__ = ["commented", "listed", "number", "quoted"]

# What no file should hold, and what turns the direction of the text around it.
_ESCAPED = re.compile(f"{REFUSED.pattern}|[\u202a-\u202e\u2066-\u2069]")
_HALVES = re.compile("[\ud800-\udfff]")
_WIDTH = 116


def quoted(text: str) -> str:
    """A text in double quotes, which any reader of YAML reads back as it was; half letters become U+FFFD.

    >>> print(quoted("a: 'b' #1"))
    "a: 'b' #1"
    """
    # A JSON string is one of YAML as long as each letter stands for itself.
    written = json.dumps(_HALVES.sub("\ufffd", text), ensure_ascii=False)
    return _ESCAPED.sub(_escape, written)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}" if ord(found[0]) < 0x10000 else f"\\U{ord(found[0]):08x}"


def commented(text: str, indent: int = 0, hanging: str = "") -> str:
    """A text as lines of comment, wrapped; letters that act are spelled out.

    hanging : what the lines after the first begin with
    """
    shown = _ESCAPED.sub(lambda found: f"[U+{ord(found[0]):04X}]", _HALVES.sub("\ufffd", " ".join(text.split())))
    margin = f"{' ' * indent}# "
    lines = textwrap.wrap(
        shown,
        _WIDTH,
        initial_indent=margin,
        subsequent_indent=margin + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines or [margin.rstrip()])


def listed(names: "list[str] | tuple[str, ...]") -> str:
    """Names of a case as a list in brackets."""
    return f"[{', '.join(names)}]"


def number(value: float) -> str:
    """A number as a person writes it: whole where it is.

    >>> number(52.0), number(0.3), number(1e22)
    ('52', '0.3', '1e+22')
    """
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))
