"""PDF pages: notes at the foot, running heads, headings; links without an address and cells of tables."""

from casus.drafting.reading import read_bytes
from casus.drafting.reading.pages import joined

_LINE = "The army of the north went over the long bridge and it did not"


def _page(number: int, end: str, note: str) -> str:
    head = "The House" if number % 2 else "A Long Road"
    first = f"{'abc'[number - 1] * 12} and the army went over the long bridge and did not"
    return f"{head}\n{first}\n{_LINE}\n{end}\n© 2020 The House, Vienna\nPage {number}\n{note}"


def test_notes_stand_behind_a_sentence_that_goes_on():
    pages = [
        f"The House\nA Long Road\n{_page(1, 'come back to the old', '1 Ann Lee, “A Road”, The Post, 2020.')}",
        _page(2, "town.1 Nobody knows.2", "2 Ibid., and the rest of\nthe note."),
        _page(3, "It ends here.", "3 See note 1."),
    ]
    text = joined(pages)
    assert "© 2020" not in text
    assert "Page" not in text
    assert "come back to the old bbbbbbbbbbbb and the army" in text
    assert text.endswith(
        "[1] Ann Lee, “A Road”, The Post, 2020.\n\n[2] Ibid., and the rest of the note.\n\n[3] See note 1."
    )


def test_a_heading_between_two_sentences_is_a_paragraph():
    text = joined([f"{_LINE}\ncome back to the old town that it had left.\nThe road\n{_LINE}\ncome back."])
    assert "\n\nThe road\n\n" in text


def test_numbers_at_the_foot_that_cite_nothing_stay():
    assert joined([f"{_LINE}\ncome back.\n1 apple\n2 pears"]).count("[1]") == 0


def test_a_link_without_an_address_is_kept():
    links = read_bytes(b"# A\n\nIt fell ([SIPRI]()).", "a.md").links
    assert [(link.text, link.url) for link in links] == [("SIPRI", "")]


def test_cells_of_a_table_are_told_apart():
    assert "17 Feb | Talks" in read_bytes(b"# A\n\n| Date | Event |\n|---|---|\n| 17 Feb | Talks |", "a.md").text
