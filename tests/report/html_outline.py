"""A page as its reader's software takes it: every element with its attributes, in order, and how deep it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

VOID = frozenset({"meta", "link", "br", "img", "input", "hr"})
INLINE = frozenset({"a", "bdi", "code", "em", "span", "strong"})


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str | None]
    parents: tuple[str, ...]
    text: str = ""
    """Of the element and of all in it, a space after everything that does not stand within a sentence."""


@dataclass(slots=True)
class Outline(HTMLParser):
    """Raises ValueError where an element is closed that is not open, or left open."""

    elements: list[Element] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(dict(attrs)) != len(attrs):
            raise ValueError(f"<{tag}> has an attribute twice")
        element = Element(tag, dict(attrs), tuple(each.tag for each in self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs), tuple(each.tag for each in self._open)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            raise ValueError(f"</{tag}> closes {self._open[-1].tag if self._open else 'nothing'}")
        self._open.pop()
        if tag not in INLINE:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str) -> Iterator[Element]:
        return (element for element in self.elements if element.tag == tag)


def outline(page: str) -> Outline:
    """Read a page. Raises ValueError where its elements do not nest."""
    read = Outline()
    read.feed(page)
    read.close()
    if read._open:
        raise ValueError(f"left open: {[element.tag for element in read._open]}")
    return read


def faults(page: str) -> list[str]:
    """What a reader by ear or keyboard would stumble over, and what a page that stands alone must not have."""
    read = outline(page)
    ids = [element.attributes["id"] for element in read.elements if "id" in element.attributes]
    links = [str(element.attributes.get("href")) for element in read.all("a")]
    headings = [int(element.tag[1]) for element in read.elements if element.tag in ("h1", "h2", "h3", "h4")]
    steps = pairwise(headings)
    rules = {
        "one h1": headings.count(1) == 1 and headings[0] == 1,
        "no level of headings is left out": all(after <= before + 1 for before, after in steps),
        "a language": next(read.all("html")).attributes.get("lang") == "en",
        "a title": all(each.text.strip() for each in read.all("title")),
        "ids are unique": len(ids) == len(set(ids)),
        "links lead within the page": all(link.startswith("#") and link[1:] in ids for link in links),
        "tables have a caption": len(list(read.all("table"))) == len(list(read.all("caption"))),
        "headers have a scope": all(each.attributes.get("scope") in ("col", "row") for each in read.all("th")),
        "images have a name": all(each.attributes.get("aria-label") for each in read.all("svg")),
        "regions can be reached": all(
            _reachable(each) for each in read.elements if each.attributes.get("role") == "region"
        ),
        "no script, style or handler of anybody else": not _active(read),
        "nothing is fetched": not any(
            {"src", "srcset", "data", "poster"} & set(each.attributes) for each in read.elements
        ),
    }
    return [rule for rule, kept in rules.items() if not kept]


def _reachable(region: Element) -> bool:
    return region.attributes.get("tabindex") == "0" and bool(region.attributes.get("aria-label"))


def _active(read: Outline) -> list[Element]:
    tags = {"script", "iframe", "object", "embed", "form", "base", "link", "img"}
    return [
        element
        for element in read.elements
        if element.tag in tags
        or any(name.startswith("on") or name == "style" for name in element.attributes)
        or (element.tag == "style" and element.parents != ("html", "head"))
    ]
