"""Markdown: marks of layout taken away; headings, lists, links and footnotes kept."""

import re
from collections.abc import Iterator
from datetime import date

from casus.drafting.article import Article
from casus.drafting.problem import Problem
from casus.drafting.reading.body import Body

__all__ = ["read_markdown"]

_FRONT = re.compile(r"\s*---[ \t]*\n(.{0,5000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_ITEM = re.compile(r"[ \t]*([-*+]|\d{1,4}[.)])[ \t]+")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,50})\]:[ \t]*")
_TARGET = re.compile(r" {0,3}\[([^\]^][^\]]{0,200})\]:[ \t]*<?(\S{1,2000}?)>?(?:[ \t]+[\"'(].*)?[ \t]*")
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+")
_CELLS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>]{0,500})?/?>")
_INLINE = re.compile(
    r"\\([!-/:-@\[-`{-~])"
    r"|(?P<image>!\[[^\]\n]{0,500}\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\))"
    r"|\[\^(?P<note>[^\]\s]{1,50})\]"
    r"|\[(?P<text>[^\[\]]{1,500})\](?:\(\s{0,3}<?(?P<url>[^()\s<>]{0,2000}(?:\([^()\s]{0,500}\)[^()\s<>]{0,500})?)>?"
    r"(?:\s{1,3}(?:\"[^\"]{0,300}\"|'[^']{0,300}'))?\s{0,3}\)|\[(?P<label>[^\]]{0,200})\])?"
    r"|<(?P<bare>https?://[^\s<>]{1,2000})>"
    r"|`+(?P<code>[^`]{1,1000})`+"
    r"|(?P<star>\*{1,3}(?=\S)|(?<=\S)\*{1,3}|~~|__)"
    r"|(?<![A-Za-z0-9])(?P<open>_)(?=\S)|(?P<close>_)(?![A-Za-z0-9_])"
)


def read_markdown(text: str, problems: tuple[Problem, ...] = ()) -> Article:
    """An article of Markdown. Footnotes `[^n]` become `[n]`; front matter gives title, author and date."""
    about: dict[str, str] = {}
    if (front := _FRONT.match(text)) is not None:
        about = dict(_fields(front[1]))
        text = text[front.end() :]
    lines = [_QUOTE.sub("", line) for line in _without_comments(text).split("\n")]
    targets = {_label(found[1]): found[2] for line in lines if (found := _TARGET.fullmatch(line)) is not None}
    writer = _Writer(targets)
    writer.write(lines)
    body = writer.body
    return Article(
        body.text,
        "markdown",
        title=about.get("title"),
        author=about.get("author"),
        publisher=about.get("publisher"),
        published=_day(about.get("date")),
        language=about.get("lang") or about.get("language"),
        links=body.links,
        headings=tuple(body.headings),
        problems=problems,
    )


class _Writer:
    def __init__(self, targets: dict[str, str]) -> None:
        self.body = Body()
        self.targets = targets

    def write(self, lines: list[str]) -> None:
        """Lines, one after another; an underlined one is known by the line that follows."""
        fence = None
        skip = False
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            if skip:
                skip = False
            elif fence is not None:
                fence = None if line.strip().startswith(fence) else fence
            elif (opened := _FENCE.match(line)) is not None:
                # Code is no argument.
                fence = opened[1]
                self.body.paragraph()
            else:
                skip = self._line(line, following)

    def _line(self, line: str, following: str) -> bool:
        """Write a line; whether the one that follows belongs to it."""
        body = self.body
        if not line.strip() or _RULE.fullmatch(line):
            body.paragraph()
        elif _TARGET.fullmatch(line) or _CELLS.fullmatch(line):
            pass
        elif (heading := _HEADING.fullmatch(line)) is not None:
            self._heading(heading[2] or "")
        elif body.gap in ("", "\n\n") and _UNDERLINE.fullmatch(following) and not _ITEM.match(line):
            self._heading(line)
            return True
        elif (note := _NOTE.match(line)) is not None:
            body.paragraph()
            body.add(f"[{note[1]}] ")
            self._inline(line[note.end() :])
        elif (item := _ITEM.match(line)) is not None:
            body.line()
            if item[1][0].isdigit():
                body.add(f"{item[1]} ")
            self._inline(line[item.end() :])
        elif line.lstrip()[:1] == "|":
            body.line()
            self._inline(" | ".join(cell.strip() for cell in line.strip().strip("|").split("|")))
        else:
            body.add(" ")
            self._inline(line)
            if line.endswith("  "):
                body.line()
        return False

    def _heading(self, text: str) -> None:
        self.body.paragraph()
        start = self.body.begin()
        self._inline(text)
        self.body.heading(start)
        self.body.paragraph()

    def _inline(self, text: str) -> None:
        text = _TAG.sub("", text)
        at = 0
        for found in _INLINE.finditer(text):
            self.body.add(text[at : found.start()])
            at = found.end()
            self._mark(found)
        self.body.add(text[at:])

    def _mark(self, found: re.Match[str]) -> None:
        body = self.body
        if found[1] or found["code"]:
            body.add(found[1] or found["code"])
        elif found["note"]:
            body.gap = "" if body.gap == " " else body.gap
            body.add(f"[{found['note']}]")
        elif found["bare"]:
            self._link(found["bare"], found["bare"])
        elif found["text"]:
            url = found["url"]
            if url is None:
                url = self.targets.get(_label(found["label"] or found["text"]))
            if url is None:
                # No link after all: `[1]` is a mark like any other.
                body.add(found[0])
            else:
                self._link(found["text"], url)

    def _link(self, text: str, url: str) -> None:
        start = self.body.begin()
        self.body.add(re.sub(r"[*`]|(?<!\w)_|_(?!\w)", "", text))
        self.body.link(start, url)


def _without_comments(text: str) -> str:
    """The text without `<!-- … -->`; one that never ends is no comment."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts.append(text[at:start])
        at = end + 3
    return "".join([*parts, text[at:]])


def _label(text: str) -> str:
    return " ".join(text.lower().split())


def _fields(front: str) -> Iterator[tuple[str, str]]:
    """Plain keys of front matter; lists and maps are left aside."""
    for line in front.split("\n"):
        if (found := re.fullmatch(r"([A-Za-z_]{1,30}):[ \t]*(.*?)[ \t]*", line)) is not None:
            value = found[2].strip("\"'")
            if value and value[0] not in "[{|>&*!":
                yield found[1].lower(), value


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
