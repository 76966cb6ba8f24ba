"""A page as a tree of elements, for tests: just enough to ask what is where."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(("meta", "link", "br", "hr", "img", "input"))
BLOCKS = frozenset(("dt", "dd", "div", "li", "p", "td", "th", "tr", "text"))
NEVER = frozenset(("script", "iframe", "object", "embed", "link", "base", "form", "img", "video", "audio", "style"))


@dataclass
class Element:
    name: str
    attributes: dict[str, str | None]
    parent: "Element | None"
    parts: list["Element | str"] = field(default_factory=list)

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute] or ""

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute) or ""

    @property
    def text(self) -> str:
        inside = "".join(part if isinstance(part, str) else part.text for part in self.parts)
        return f" {inside} " if self.name in BLOCKS else inside

    @property
    def said(self) -> str:
        """The text as a reader sees it, with plain spaces."""
        return " ".join(self.text.split())

    def walk(self) -> Iterator["Element"]:
        yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.walk()

    def all(self, name: str, kind: str | None = None) -> list["Element"]:
        return [e for e in self.walk() if e.name == name and (kind is None or kind in e.get("class").split())]

    def one(self, name: str, kind: str | None = None) -> "Element":
        found = self.all(name, kind)
        assert len(found) == 1, f"{len(found)} × {name}.{kind}"
        return found[0]

    def by_id(self, identity: str) -> "Element":
        found = [e for e in self.walk() if e.get("id") == identity]
        assert len(found) == 1, f"{len(found)} × #{identity}"
        return found[0]

    def section(self, identity: str) -> "Element":
        """The section whose heading has this id."""
        found = [e for e in self.all("section") if e.get("aria-labelledby") == identity]
        assert len(found) == 1, f"{len(found)} sections of #{identity}"
        return found[0]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("root", {}, None)
        self.here = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, dict(attrs), self.here)
        assert len(made.attributes) == len(attrs), f"an attribute stands twice: {attrs}"
        self.here.parts.append(made)
        if tag not in VOID:
            self.here = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.parts.append(Element(tag, dict(attrs), self.here))

    def handle_endtag(self, tag: str) -> None:
        assert self.here.name == tag, f"</{tag}> closes <{self.here.name}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.parts.append(data)


def parsed(html: str) -> Element:
    """The page; an element that is closed wrongly, or not at all, fails the test."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert parser.here is parser.root, f"<{parser.here.name}> is not closed"
    return parser.root
