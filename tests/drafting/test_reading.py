"""Readers: what each keeps, what it takes away, and what it refuses."""

import io
import sys
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drafting.pdfs import pdf, pdf_of_streams, scan

from casus.drafting import Article
from casus.drafting.reading import read, read_bytes
from casus.errors import CaseError, Fault, UsageError


def refused(raw: bytes, name: str = "article.txt") -> Fault:
    with pytest.raises(CaseError) as caught:
        read_bytes(raw, name)
    (fault,) = caught.value.faults
    assert fault.found
    assert fault.expected
    assert str(fault).isprintable()
    return fault


def consistent(article: Article) -> Article:
    """Links and headings stand where they say."""
    assert all(article.text[link.start : link.end] == link.text for link in article.links)
    assert all(article.text[span.start : span.end].strip() for span in article.headings)
    return article


def read_or_refused(raw: bytes, name: str) -> None:
    """Nothing but an article or faults of its own come of any bytes."""
    codes: list[str] = []
    try:
        consistent(read_bytes(raw, name))
    except CaseError as error:
        codes = [fault.code for fault in error.faults]
    assert all(code.startswith("article-") for code in codes)


# Text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_in_unicode(encoding: str) -> None:
    article = read_bytes("Sevinç wrote.\r\n\r\nMinsk – «Минск».\r".encode(encoding), "a.txt")
    assert article.text == "Sevinç wrote.\n\nMinsk – «Минск».\n"
    assert (article.kind, article.problems) == ("text", ())


def test_text_in_windows_1252_is_read_and_said_to_be_so() -> None:
    article = read_bytes("He said “naïve”.".encode("cp1252"), "a.txt")
    assert article.text == "He said “naïve”."
    (problem,) = article.problems
    assert "byte 9" in problem.text
    assert "Windows-1252" in problem.text


def test_article_encoding() -> None:
    fault = refused(b"One.\nTw\x81o.")
    assert fault.code == "article-encoding"
    assert fault.place is not None
    assert (fault.place.line, fault.place.column, fault.found) == (2, 3, "byte 0x81")
    assert refused(b"\xff\xfea\x00\xd8").code == "article-encoding"


@pytest.mark.parametrize("raw", [b"", b" \n\t \n", b"\xef\xbb\xbf", "\u2003\n".encode()])
def test_article_empty(raw: bytes) -> None:
    assert refused(raw).code == "article-empty"
    assert refused(raw, "a.md").code == "article-empty"


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"PK\x03\x04\x14", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1 text}", "RTF"),
        (b"one\x00two", "zero byte, number 4"),
        ("Text".encode("utf-16-le"), "zero byte, number 2"),
        (b"\x01\x02\x03text", "3 control characters"),
    ],
)
def test_article_binary(raw: bytes, what: str) -> None:
    fault = refused(raw)
    assert fault.code == "article-binary"
    assert what in str(fault.found)


def test_a_stray_control_character_is_kept() -> None:
    assert "\x07" in read_bytes(b"A bell\x07. " + b"And a text without one. " * 10, "a.txt").text


@pytest.mark.parametrize(("name", "size"), [("a.txt", 5_000_001), ("a.md", 5_000_001), ("a.html", 10_000_001)])
def test_article_too_large(name: str, size: int) -> None:
    fault = refused(b"Word. " * (size // 6 + 1), name)
    assert fault.code == "article-too-large"
    assert f"{size - 1:,}" in str(fault.expected)


def test_fifty_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    tracemalloc.start()
    with pytest.raises(CaseError, match="article-too-large"):
        read(path)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_two_megabytes_are_read() -> None:
    text = "The minister met the union. " * 75_000
    assert read_bytes(text.encode(), "a.txt").text == text


def test_wrapped_lines_are_joined_letter_for_letter() -> None:
    wrapped = (
        "The minister met the union on Monday to talk about\nwhat comes next, and said no more than that to\n"
        "any of us.\n\nSecond."
    )
    article = read_bytes(wrapped.encode(), "a.txt")
    assert article.text == wrapped.replace("about\nwhat", "about what").replace("to\nany", "to any")


@pytest.mark.parametrize(
    "text",
    [
        "- one thing that is long enough to be a line of text\n- two",
        "[1] A source of fifty letters and more than that, too\n[2] B",
        "Short\nlines",
    ],
)
def test_lists_keep_their_lines(text: str) -> None:
    assert read_bytes(text.encode(), "a.txt").text == text


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.md", "a.html", "a", "a.pdf"]))
def test_any_bytes_are_read_or_refused(raw: bytes, name: str) -> None:
    read_or_refused(raw, name)


# Files


def test_files_that_are_none(tmp_path: Path) -> None:
    for path, said in (
        (tmp_path, "directory"),
        (tmp_path / "no.txt", "cannot read"),
        ("a\0b", "no file"),
        ("/dev/null", "not a file"),
    ):
        with pytest.raises(UsageError, match=said):
            read(path)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"He came.")))
    assert read("-").text == "He came."


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("<!DOCTYPE html><html><body><p>He came.</p></body></html>", "a.txt", "html"),
        ("<?xml version='1.0' encoding='utf-8'?>\n<html><body><p>He came.</p></body></html>", "-", "html"),
        ("He came.", "a.html", "text"),
        ("# Head\n\nHe came.", "standard input", "markdown"),
        ("# 1 in Minsk\n\nHe came.", "a.txt", "text"),
        ("The %PDF- mark begins a PDF.", "a.txt", "text"),
    ],
)
def test_what_a_file_holds_counts_before_its_name(text: str, name: str, kind: str) -> None:
    assert read_bytes(text.encode(), name).kind == kind


# Markdown


MARKDOWN = """---
title: "A choice"
author: Ann Writer
date: 2024-05-02
---
# A *choice*

He said **no** to [the union](https://u.example/a_(b)), and snake_case stays: 2 * 3.[^1] See [it][r] and <https://b.example>.

Under
-----

- one
- two

> quoted
> words

```
code()
```
![image](x.png)<!-- unseen -->

| a | b |
|---|---|
| c | d |

[r]: https://r.example "title"
[^1]: Bob, "A title", The Post, https://p.example/x_y.
"""


def test_markdown() -> None:
    article = consistent(read_bytes(MARKDOWN.encode(), "a.md"))
    assert article.text == (
        "A choice\n\nHe said no to the union, and snake_case stays: 2 * 3.[1] See it and https://b.example.\n\nUnder\n\n"
        'one\ntwo\n\nquoted words\n\na | b\nc | d\n\n[1] Bob, "A title", The Post, https://p.example/x_y.'
    )
    assert (article.title, article.author, article.published) == ("A choice", "Ann Writer", date(2024, 5, 2))
    assert [(link.text, link.url) for link in article.links] == [
        ("the union", "https://u.example/a_(b)"),
        ("it", "https://r.example"),
        ("https://b.example", "https://b.example"),
    ]
    assert [article.text[span.start : span.end] for span in article.headings] == ["A choice", "Under"]


@given(st.text(alphabet="ab1 \n#*_[]()^:>-`~<!|\\", max_size=80))
def test_any_markdown_is_read(text: str) -> None:
    if text.strip():
        consistent(read_bytes(f"a\n\n{text}".encode(), "a.md"))


@pytest.mark.parametrize(
    "part", ["[", "*", "`", "_a", "<", "![", "[^", "> ", "<!--", "[a](", "|-", "\\", "# ", "(", "[a]", "- "]
)
def test_markdown_of_one_mark_repeated_is_read_in_time(part: str) -> None:
    """Patterns that tried every split of the text would not come back from this."""
    consistent(read_bytes(f"a\n\n{part * 20_000}".encode(), "a.md"))


# HTML


HTML = """<!DOCTYPE html><html lang="en"><head><title>A choice - The Review</title><meta charset="utf-8">
<meta name="author" content="Ann Writer"><meta property="article:published_time" content="2024-05-02T10:00:00Z">
<meta property="og:site_name" content="The Review"></head><body><nav><a href="/">Home</a></nav><article>
<h1>A choice</h1>
<p>He said no to <a href="https://u.example/a">the union</a><sup><a href="#fn1">1</a></sup>,
as all of us had expected him to.</p>
<h2>Why</h2><p>The war goes on<a href="#_ftn2" id="_ftnref2">[2]</a>
and nobody knows for how long it will be fought by them.</p>
<ul><li>one reason</li><li>another reason</li></ul>
<ol><li id="fn1">Bob, “A title”, <a href="https://p.example">The Post</a> <a href="#r1">↩</a></li></ol>
<p><a id="_ftn2" href="#_ftnref2">[2]</a> Eve, “Another”.</p></article><footer>Copyright</footer></body></html>"""


def test_html() -> None:
    article = consistent(read_bytes(HTML.encode(), "a.html"))
    assert article.text == (
        "A choice\n\nHe said no to the union[1], as all of us had expected him to.\n\nWhy\n\nThe war goes on[2] and "
        "nobody knows for how long it will be fought by them.\n\none reason\nanother reason\n\n"
        "[1] Bob, “A title”, The Post\n\n[2] Eve, “Another”."
    )
    assert (article.title, article.author, article.publisher) == ("A choice", "Ann Writer", "The Review")
    assert (article.published, article.language, article.problems) == (date(2024, 5, 2), "en", ())
    assert [(link.text, link.url) for link in article.links] == [
        ("the union", "https://u.example/a"),
        ("The Post", "https://p.example"),
    ]
    assert [article.text[span.start : span.end] for span in article.headings] == ["A choice", "Why"]


def test_a_mark_that_leads_nowhere_is_a_problem() -> None:
    article = read_bytes(HTML.replace('id="fn1"', "").encode(), "a.html")
    assert "[1]" in article.text
    assert [problem.text for problem in article.problems] == ["the mark [1] leads to no footnote of the page"]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1251", "utf-8"])
def test_html_says_its_encoding(encoding: str) -> None:
    word = {"iso-8859-1": "naïve", "windows-1251": "Минск", "utf-8": "Минск"}[encoding]
    head = f'<meta charset="{encoding}">'
    page = f"<html><head>{head}</head><body><p>The word is {word}, and not another one.</p></body></html>"
    article = read_bytes(page.encode(encoding), "a.html")
    assert word in article.text
    assert article.problems == ()


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "font"])
def test_article_too_deep(tag: str) -> None:
    fault = refused(f"<html><body>{f'<{tag}>' * 50_000}text".encode(), "a.html")
    assert fault.code == "article-too-deep"


def test_html_of_too_many_tags() -> None:
    fault = refused(f"<html><body>{'<br>' * 300_000}text".encode(), "a.html")
    assert (fault.code, fault.found) == ("article-too-large", "300,002 tags")


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body></body></html>", "<!doctype html>", "<html><script>x()</script></html>"]
)
def test_article_without_text_of_html(page: str) -> None:
    assert refused(page.encode(), "a.html").code == "article-without-text"


def test_html_bombs_do_not_grow() -> None:
    entities = "".join(f'<!ENTITY e{k + 1} "{f"&e{k};" * 10}">' for k in range(30))
    body = "<p>A text of some length &e30; here.</p>"
    page = f'<!DOCTYPE html [<!ENTITY e0 "boom">{entities}]><html><body>{body}</body></html>'
    assert len(read_bytes(page.encode(), "a.html").text) < 3_000
    page = f'<html><body><p a="{"x" * 5_000_000}">A text of some length stands here.</p></body></html>'
    assert read_bytes(page.encode(), "a.html").text == "A text of some length stands here."


# PDF


LINES = [
    "The minister met the union on Monday, and both of them said that nothing had been",
    "decided. He may go; nobody knows when, and the gov-",
    "ernment does not say.",
]


def test_pdf() -> None:
    told: list[tuple[int, int]] = []
    names = ("Ann", "Bob", "Eve", "Zoe")
    pages = [["The Review", *(f"{name}: {line}" for line in LINES), f"{k}"] for k, name in enumerate(names, start=1)]
    article = read_bytes(pdf(pages, compress=True), "a.pdf", lambda done, total: told.append((done, total)))
    assert "Review" not in article.text
    assert not any(letter.isdigit() for letter in article.text)
    assert all(f"{name}: decided" in article.text for name in names)
    assert (article.kind, article.pages, article.problems) == ("pdf", 4, ())
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_pdf_keeps_headings_and_footnotes_apart() -> None:
    lines = ["A heading", *LINES[:2], "ernment does not say.[1]", "[1] Bob, A title, The Post"]
    text = read_bytes(pdf([lines]), "a.pdf").text
    assert text.startswith("A heading\n\nThe minister")
    assert "the government does" in text
    assert text.endswith("say.[1]\n\n[1] Bob, A title, The Post")


def test_article_without_text_of_a_scan() -> None:
    fault = refused(scan(), "a.pdf")
    assert fault.code == "article-without-text"
    assert "text recognition" in str(fault.expected)


def test_pages_without_text_are_named() -> None:
    article = read_bytes(pdf([LINES, [], LINES, ["3"]]), "a.pdf")
    assert [problem.text for problem in article.problems] == ["pages 2, 4 of the PDF without text: pictures, or empty"]


@pytest.mark.parametrize("cut", [9, 200, 400])
def test_article_damaged(cut: int) -> None:
    assert refused(pdf([LINES])[:cut], "a.pdf").code == "article-damaged"


def test_article_locked() -> None:
    from pypdf import PdfReader, PdfWriter

    def encrypted(password: str) -> bytes:
        writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([LINES])))), io.BytesIO()
        writer.encrypt(password, "owner", algorithm="RC4-128")
        writer.write(out)
        return out.getvalue()

    assert refused(encrypted("secret"), "a.pdf").code == "article-locked"
    # Only changes are forbidden here.
    assert "minister" in read_bytes(encrypted(""), "a.pdf").text


def test_pdf_of_too_many_pages() -> None:
    fault = refused(pdf([["x"]] * 1_001), "a.pdf")
    assert (fault.code, fault.found) == ("article-too-large", "1,001 pages")


def test_a_page_that_unpacks_to_200_megabytes_is_left_out() -> None:
    bomb = pdf_of_streams(
        [b"BT /F1 11 Tf 72 740 Td (The minister met the union.) Tj ET", b"(a) Tj " * 28_600_000], True
    )
    assert len(bomb) < 2_000_000
    article = read_bytes(bomb, "a.pdf")
    assert article.text == "The minister met the union."
    assert [problem.text for problem in article.problems] == ["page 2 of the PDF could not be read"]


@pytest.mark.parametrize("turns", [False, True])
def test_drawings_within_drawings_are_not_drawn_without_end(turns: bool) -> None:
    """Ten drawings in each of ten, ten levels down; or one that draws itself."""
    forms = []
    for level in range(10):
        inner = b" ".join(b"/X%d %d 0 R" % (k, 4 if turns else 5 + level) for k in range(10))
        drawn = b" ".join(b"/X%d Do" % k for k in range(10))
        forms.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << %s >> >> /Length %d >>\n"
            b"stream\n%s\nendstream" % (inner, len(drawn), drawn)
        )
    forms.append(b"<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Length 0 >>\nstream\n\nendstream")
    bomb = pdf_of_streams([b"/X0 Do"], resources=b"/XObject << /X0 4 0 R >>", more=forms)
    assert refused(bomb, "a.pdf").code == "article-damaged"


@given(st.integers(0, 2_000), st.binary(min_size=1, max_size=40))
def test_a_pdf_with_wrong_bytes_is_read_or_refused(at: int, wrong: bytes) -> None:
    raw = pdf([LINES, LINES])
    at %= len(raw)
    read_or_refused(raw[:at] + wrong + raw[at + len(wrong) :], "a.pdf")


def test_a_note_is_found_whatever_it_is_called() -> None:
    prose = "The minister said that the talks may fail before the end of the year"
    page = (
        f"<html><body><article><h1>A title of some length</h1><p>{prose}.<sup><a href='#n1'>1</a></sup> {prose} too."
        f"<a href='#x2'>2</a></p><p>{prose} again, and nobody knows for how long it will be so.</p>"
        '<ol><li id="n1">Reuters, “Gas”, 4 March 2022.</li><li id="x2">El País, “Oil”, 5 March 2022.</li></ol>'
        "</article></body></html>"
    )
    text = read_bytes(page.encode(), "a.html").text
    assert "of the year.[1]" in text
    assert "[1] Reuters, “Gas”, 4 March 2022." in text
    assert "[2] El País, “Oil”, 5 March 2022." in text
