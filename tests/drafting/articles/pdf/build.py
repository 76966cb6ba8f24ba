"""Set `07-paper.source.md` as a PDF with running heads, hyphenated line ends and notes at the foot of the page.

Run once, by hand: `python build.py FONT_FOLDER`, with reportlab and pyphen installed and a folder holding
LiberationSerif-{Regular,Bold,Italic}.ttf. The PDF is committed, so neither the tests nor casus need these.
"""

import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
WIDTH, HEIGHT = 420.0, 595.0  # A5 in points
LEFT, RIGHT, TOP, BOTTOM = 50.0, 50.0, 62.0, 56.0
BODY, NOTE = 11.5, 8.0
HEAD = "DANUBE SECURITY FORUM"
FOOT = "© 2023 Danube Security Forum, Vienna"
MARK = re.compile(r"\[\^(\d+)\]")


def read(text: str) -> tuple[list[str], dict[str, str]]:
    """The blocks of the paper and its notes by number."""
    notes = {}
    blocks = []
    for block in re.split(r"\n+", text.strip()):
        if note := re.match(r"\[\^(\d+)\]: (.*)", block):
            notes[note[1]] = note[2]
        else:
            blocks.append(block)
    return blocks, notes


def broken(text: str, width: float, font: str, size: float, measure: Any, hyphens: Any) -> list[str]:
    """Lines no wider than `width`, words broken where the dictionary allows."""

    def fits(line: str) -> bool:
        return bool(measure(MARK.sub(r"\1", line), font, size) <= width)

    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if fits(longer):
            line = longer
            continue
        rest = word
        if re.fullmatch(r"[^\W\d_]{6,}[,.;:]?", word):
            for first, second in hyphens.iterate(word):
                if len(second) > 2 and fits(f"{line} {first}-"):
                    line, rest = f"{line} {first}-", second
                    break
        lines.append(line)
        while not fits(rest):  # an address longer than the line
            cut = next(n for n in range(len(rest), 0, -1) if fits(rest[:n]))
            lines.append(rest[:cut])
            rest = rest[cut:]
        line = rest
    return [*lines, line]


def draw(canvas: Any, line: str, y: float, font: str, size: float) -> None:
    """One line, its marks raised and small."""
    out = canvas.beginText(LEFT, y)
    for n, part in enumerate(MARK.split(line)):
        out.setFont(font, size * 0.65 if n % 2 else size)
        out.setRise(size * 0.35 if n % 2 else 0)
        out.textOut(part)
    canvas.drawText(out)


def build(fonts: Path) -> None:
    import pyphen
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for face in ("Regular", "Bold", "Italic"):
        pdfmetrics.registerFont(TTFont(face, str(fonts / f"LiberationSerif-{face}.ttf")))
    blocks, notes = read((HERE / "07-paper.source.md").read_text())
    hyphens = pyphen.Pyphen(lang="en_GB")
    measure = pdfmetrics.stringWidth
    canvas = Canvas(str(HERE.parent / "07-paper.pdf"), pagesize=(WIDTH, HEIGHT), invariant=1)
    width = WIDTH - LEFT - RIGHT
    page, y, foot = 1, HEIGHT - TOP, []

    def head() -> None:
        canvas.setFont("Italic", 8)
        canvas.drawString(LEFT, HEIGHT - 36, HEAD if page % 2 else "The Bridge at Mitrovica")
        canvas.drawRightString(WIDTH - RIGHT, HEIGHT - 36, "Policy Paper 7/2023")

    def turn() -> None:
        nonlocal page, y, foot
        canvas.setFont("Italic", 8)
        canvas.drawString(LEFT, 30, FOOT)
        canvas.drawRightString(WIDTH - RIGHT, 30, f"Page {page}")
        if foot:
            top = BOTTOM + len(foot) * (NOTE + 2)
            canvas.line(LEFT, top + 4, LEFT + 90, top + 4)
            for n, line in enumerate(foot):
                draw(canvas, line, top - (n + 1) * (NOTE + 2) + 2, "Regular", NOTE)
        canvas.showPage()
        page, y, foot = page + 1, HEIGHT - TOP, []

    head()
    for block in blocks:
        font, size, gap, text = "Regular", BODY, 6.0, block
        if block.startswith("## "):
            font, size, gap, text = "Bold", 12.0, 12.0, block[3:]
        elif block.startswith("# "):
            font, size, gap, text = "Bold", 17.0, 0.0, block[2:]
        elif block.startswith("@ "):
            font, size, text = "Italic", 9.5, block[2:]
        y -= gap
        for line in broken(text, width, font, size, measure, hyphens):
            new = [
                part
                for n in MARK.findall(line)
                for part in broken(f"{n} {notes[n]}", width, "Regular", NOTE, measure, hyphens)
            ]
            floor = BOTTOM + (len(foot) + len(new)) * (NOTE + 2) + 8
            if y - size - (2 * BODY if font == "Bold" else 0) < floor:
                turn()
                head()
            y -= size + 3
            draw(canvas, line, y, font, size)
            foot += new
    turn()
    canvas.save()


if __name__ == "__main__":
    build(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype/liberation"))
