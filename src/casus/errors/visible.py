"""Text that is shown, not obeyed."""

import re

__all__ = ["visible"]

# Controls, lone surrogates, and the marks that turn the direction of the text around them.
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with control characters spelled out.

    >>> visible("a\\u202eb")
    'a[U+202E]b'
    """
    return _ACTING.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
