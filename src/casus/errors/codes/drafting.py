"""Codes of faults in articles to be drafted from, and of drafts that are not finished."""

from casus.errors.codes.code import Code

DRAFTING = (
    Code(
        "article-empty",
        "The article holds nothing but white space.",
        "Check that the right file was named, and that it was saved.",
    ),
    Code(
        "article-binary",
        "The file is neither text, Markdown, HTML nor PDF: it begins like an image, an archive or an Office document, or holds bytes that no text has.",
        "Save the article as text, HTML or PDF in the program that made it.",
    ),
    Code(
        "article-encoding",
        "The text is in none of the encodings that are tried: UTF-8, UTF-16 with its mark, what an HTML page declares, Windows-1252.",
        "Save it as UTF-8.",
    ),
    Code(
        "article-too-large",
        "The article is over the limit of its kind: 5 MB of text or Markdown, 10 MB or 200,000 tags of HTML, 50 MB or 1,000 pages of PDF.",
        "Draft from a part of it, such as the chapter that argues.",
    ),
    Code(
        "article-too-deep",
        "Tags of an HTML page are nested deeper than any page that a browser shows.",
        "Save the page as text, or in reader view.",
    ),
    Code(
        "article-without-text",
        "A PDF without a layer of text (a scan), or an HTML page without an article.",
        "Run a scan through text recognition first; of a page, save the text.",
    ),
    Code(
        "article-damaged",
        "The PDF is broken, so that no page of it can be read.",
        "Fetch the file again, or print it to a new PDF.",
    ),
    Code(
        "article-locked",
        "The PDF is encrypted, and does not open without a password.",
        "Save a copy without the password.",
    ),
    Code(
        "unfinished",
        "A text of the case begins with TODO, or a question that does so lacks its days: a draft that nobody has finished. `casus check` lists it and finds the case fine; nothing runs it.",
        "Write the text that the TODO asks for. A text may hold the word TODO anywhere but at its beginning.",
        'question: "TODO: what is to be forecast"',
    ),
)
