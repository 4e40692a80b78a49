"""The check ``author-is-publisher``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, Mapping, NoOptions, Related, Scalar, SeedCheck, Sequence, Severity, Triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import FrontMatter, Node, Seed

_AUTHORS = ("author", "authors")
_PUBLISHERS = ("publisher", "source", "media", "site", "website", "category", "categories")


class AuthorIsPublisher(SeedCheck[NoOptions]):
    """The author of the post is its publisher: the name is also that of the source or of one of the categories.

    It runs only where it is selected, since a newsroom may sign as a whole.

    ## Why

    Feeds seldom name the author, and scripts write the medium in that place. The page, the feed and search engines
    then show a medium as a person, and nobody can find what one author has written.

    ## Source

    schema.org `NewsArticle`: `author` and `publisher` are two properties; Google Search, "Article structured data",
    author markup best practices.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("metadata",)
    triggers = Triggers(fields=frozenset(_AUTHORS))
    examples = (
        Example(
            bad="---\ntitle: 会议\ncategories: [青屿晚报, 头条]\nauthor: 青屿晚报\n---\n",
            good="---\ntitle: 会议\ncategories: [青屿晚报, 头条]\nauthor: 周砚秋\n---\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each author that is a publisher."""
        front_matter = seed.front_matter
        if front_matter is None:
            return
        authors = list(_names(front_matter, _AUTHORS))
        publishers: dict[str, tuple[str, Scalar]] = {}
        for name, node in _names(front_matter, _PUBLISHERS) if authors else ():
            publishers.setdefault(_folded(node), (name, node))
        for _, node in authors:
            found = publishers.get(_folded(node))
            if found is not None:
                name, publisher = found
                related = (Related(publisher.span, f"`{name}`"),)
                message = (
                    f"The author {node.value.strip()} is also in `{name}`; the field should name who wrote the post"
                )
                yield Finding(node.span, message, related=related)


def _names(front_matter: FrontMatter, fields: tuple[str, ...]) -> Iterator[tuple[str, Scalar]]:
    for name in fields:
        field = front_matter.get(name)
        if field is not None:
            for node in _texts(field.value):
                if node.value.strip() and isinstance(node.data, str):
                    yield name, node


def _texts(node: Node) -> Iterator[Scalar]:
    """Yield a text, the texts of a list, or the `name` of a person written as a mapping."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _texts(item)
    elif isinstance(node, Mapping):
        for key, value in node.fields:
            if key.value == "name" and isinstance(value, Scalar):
                yield value


def _folded(node: Scalar) -> str:
    return "".join(node.value.split()).casefold()
