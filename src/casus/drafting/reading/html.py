"""HTML: the article found among the furniture of its page (trafilatura); links and footnotes kept."""

import re
from datetime import date
from typing import Any

from casus.drafting.article import Article
from casus.drafting.problem import Problem
from casus.drafting.reading.body import Body
from casus.drafting.reading.notes import take_notes
from casus.drafting.reading.refusals import refuse

__all__ = ["MOST_DEPTH", "MOST_TAGS", "read_html"]

MOST_TAGS = 200_000
# libxml2 reads no deeper than 255, and leaves out the rest without a word.
MOST_DEPTH = 200
# Longer than any attribute that means something to an article: images written into the page.
_LONG_ATTRIBUTE = 20_000

_BLOCKS = frozenset(("p", "head", "quote", "list", "item", "table", "row", "code", "div"))


def read_html(text: str, name: str, problems: tuple[Problem, ...] = ()) -> Article:
    """An article of HTML. Marks that lead to footnotes become `[n]`, and the notes stand at the end.

    raises : CaseError, code article-too-large, article-too-deep or article-without-text
    """
    from lxml import etree, html
    from trafilatura import bare_extraction

    tags = len(re.findall(r"<[A-Za-z]", text))
    if tags > MOST_TAGS:
        found, expected = f"{tags:,} tags", f"at most {MOST_TAGS:,} tags"
        raise refuse("article-too-large", "the page is too large", name, found, expected)
    if "</" not in text and tags <= 1:
        raise _without(name)
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        raise _without(name) from None
    _check_depth(root, name)
    for element in root.iter():
        for key, value in element.attrib.items():
            if len(value) > _LONG_ATTRIBUTE:
                del element.attrib[key]
    notes, problems_of_notes = take_notes(root)
    written = " ".join((root.findtext(".//title") or "").split())
    language = root.get("lang")
    document = bare_extraction(
        root,
        include_comments=False,
        include_links=True,
        include_formatting=True,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        # A date that the page does not give is not guessed from what stands somewhere in it.
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
    )
    if document is None or isinstance(document, dict) or document.body is None:
        raise _without(name)
    body = Body()
    _write(document.body, body)
    if not body.length:
        raise _without(name)
    for mark, note in notes:
        body.paragraph()
        body.add(f"[{mark}] ")
        _write_note(note, body)
    return Article(
        body.text,
        "html",
        title=document.title or None,
        author=document.author or None,
        publisher=_site(document, written),
        published=_day(document.date),
        language=language,
        links=body.links,
        headings=tuple(body.headings),
        problems=(*problems, *problems_of_notes),
    )


def _without(name: str) -> Exception:
    message, expected = "no article was found in this page", "a page with an article, or its text in a file"
    return refuse("article-without-text", message, name, "no paragraphs", expected)


def _check_depth(root: Any, name: str) -> None:
    depth, element = 0, root
    pending = [(root, 1)]
    while pending:
        element, depth = pending.pop()
        if depth > MOST_DEPTH:
            found, expected = f"more than {MOST_DEPTH} tags within one another", f"at most {MOST_DEPTH}"
            raise refuse("article-too-deep", "tags are nested too deep", name, found, expected, element.sourceline or 1)
        pending.extend((child, depth + 1) for child in element)


def _write(root: Any, body: Body) -> None:
    """Write what trafilatura gives: `p`, `head`, `list`, `item`, `quote`, `ref`, … with their texts and tails."""
    # Depth is bounded, so recursion is safe.
    for element in root:
        tag = element.tag
        if not isinstance(tag, str):
            body.add(element.tail or "")
            continue
        if tag in ("lb", "row", "item"):
            body.line()
        elif tag in _BLOCKS:
            body.paragraph()
        elif tag == "cell":
            body.add(" | " if element.getprevious() is not None else " ")
        start = body.begin()
        body.add(element.text or "")
        _write(element, body)
        if tag == "ref" and (url := element.get("target")):
            body.link(start, url)
        elif tag == "head":
            body.heading(start)
        if tag in ("row", "item"):
            body.line()
        elif tag in _BLOCKS:
            body.paragraph()
        body.add(element.tail or "")


def _site(document: Any, written: str) -> str | None:
    """The name of the site: as the page gives it, else what follows the article's title in that of the page."""
    title = " ".join((document.title or "").split())
    if title and written.startswith(title):
        behind = re.fullmatch(r"\s*(?:[|–—·•«»]|\s-\s|::)\s*([^|–—·•«»]{2,60})", written[len(title) :])
        if behind is not None and (not document.sitename or "." in document.sitename):
            return behind[1].strip()
    return document.sitename or None


def _write_note(note: Any, body: Body) -> None:
    """Write the text and the links of a footnote as HTML has it."""
    body.add(note.text or "")
    for element in note:
        if isinstance(element.tag, str):
            start = body.begin()
            _write_note(element, body)
            if element.tag == "a" and str(element.get("href", "")).startswith(("http://", "https://")):
                body.link(start, element.get("href"))
        body.add(element.tail or "")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
