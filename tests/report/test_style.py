"""Colours: enough contrast in light and in dark, and none that the style sheet doesn't define."""

import re
from pathlib import Path

import pytest
from tests.report.page import Element

import casus.report

STYLE = (Path(casus.report.__file__).parent / "templates" / "style.css").read_text(encoding="utf-8")
DARK = STYLE[STYLE.index("prefers-color-scheme: dark") :]


def colours(style: str) -> dict[str, str]:
    block = style[style.index(":root {") :]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})", block[: block.index("}")]))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[k : k + 2], 16) / 255 for k in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("style", [STYLE, DARK], ids=["light", "dark"])
def test_contrast(style: str) -> None:
    used = colours(style)
    for text in ("ink", "soft", "link", "signal", "m2", "m4"):
        for ground in ("paper", "panel"):
            assert contrast(used[text], used[ground]) >= 4.5, (text, ground)
    # Weights of evidence are printed on their colours.
    for ground in ("signal-paper", *(f"{way}{strength}" for way in "fa" for strength in range(1, 5))):
        assert contrast(used["ink"], used[ground]) >= 4.5, ground
    for mark in (*(f"m{k}" for k in range(7)), "bar", "rule-strong"):
        assert contrast(used[mark], used["paper"]) >= 3, mark


@pytest.mark.parametrize("style", [STYLE, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("way", "fa")
def test_a_stronger_colour_stands_out_more(style: str, way: str) -> None:
    used = colours(style)
    steps = [contrast(used["paper"], used[f"{way}{strength}"]) for strength in range(1, 5)]
    assert steps == sorted(set(steps))


def test_every_colour_is_defined(flagship_page: Element) -> None:
    named = set(re.findall(r"var\(--([\w-]+)\)", STYLE))
    named |= {
        name
        for element in flagship_page.one("body").walk()
        for value in element.attributes.values()
        for name in re.findall(r"var\(--([\w-]+)\)", value or "")
    }
    assert named <= set(colours(STYLE)) | {"serif", "sans"}
    assert set(colours(DARK)) <= set(colours(STYLE))
