"""Which faults of HTML seedlint claims to find: what the validators call each, and which checks report it."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from oracles.html_validators import Message, Validator, judged

_NEVER = r"(?!)"


class Fault(NamedTuple):
    """One kind of fault. The patterns are searched for in ``kind: text`` of a message."""

    name: str
    checks: frozenset[str]
    nu: str = _NEVER
    html_validate: str = _NEVER
    of_text: bool = False
    """Only the text between the tags tells, so that it is judged where the body is HTML throughout."""
    of_listing: bool = False
    """A listing is reported once, whatever the number of such tags in it."""
    tag: str = ""
    """The tags that are compared, so that like is compared with like: searched for at the head of the tag's source."""
    says: str = ""
    """Which of seedlint's findings a validator can know of: searched for in their messages."""
    note: str = ""
    """Why a figure is low, or which kinds are not compared."""

    @property
    def has_judge(self) -> bool:
        """Whether one of the two has a rule for it; otherwise it is valid HTML."""
        return (self.nu, self.html_validate) != (_NEVER, _NEVER)


LEAST = 0.95
"""The share of messages that seedlint has to report, too."""
CONFIRMED = 0.9
"""The share of seedlint's findings that one of the two has to have a message for."""

FAULTS = (
    Fault("obsolete element", frozenset({"obsolete-element"}), r"The “[^”]*” element is obsolete", r"^deprecated:"),
    Fault(
        "obsolete attribute",
        frozenset({"obsolete-attribute"}),
        r"attribute on .* is obsolete|“a” is missing required attribute “href”|"
        r"Attribute “(name|bordercolor)” not allowed on element “(h\d|t[dhr])”",
        r"^no-deprecated-attr",
        note="`border` of tables, `charset` of scripts and others are obsolete, and html-validate lets them be",
    ),
    Fault(
        "bad dimension",
        frozenset({"dimension-with-unit"}),
        r"for attribute “(width|height)” on element “(img|iframe|video)”",
        r"^attribute-allowed-values: Attribute \"(width|height)\"",
    ),
    Fault(
        "missing alt",
        frozenset({"missing-alt", "title-without-alt"}),
        r"“img” element must have an “alt”",
        r"^wcag/h37: <img>",
        note="the Nu Html Checker lets a `title` stand for the missing `alt`",
    ),
    Fault(
        "missing src",
        frozenset({"missing-src", "lazy-source-only"}),
        r"“img” is missing .*“src”|Bad value “” for attribute “src” on element “img”",
        r"^element-required-attributes: <img>.*\"src\"|^attribute-allowed-values: Attribute \"src\"",
    ),
    Fault("bad srcset", frozenset({"invalid-srcset"}), r"Bad value .* for attribute “srcset”"),
    Fault("duplicate id", frozenset({"duplicate-id"}), r"Duplicate ID", r"^no-dup-id"),
    Fault(
        "unclosed or stray tag",
        frozenset({"unclosed-element"}),
        r"Unclosed element|[Ss]tray end tag|but a “.*” end tag seen|violates nesting rules|^error: End tag “[^”]*”\.$",
        r"^close-order(?!: Unclosed element '<(p|li|d[td]|t[rdh]|option)>')|^void-content",
        note="of a heading in a heading they blame the inner one, seedlint the outer one",
    ),
    Fault(
        "malformed tag or comment",
        frozenset({"parse-error"}),
        r"^(error|fatal): (?!Saw “<\?”)(Saw |A slash was|Duplicate attribute|End tag had|No space between|"
        r"End of file (inside|in|seen when)|Consecutive hyphens|.*--!|.*--)",
        r"^no-dup-attr|^close-attr|^attr-spacing",
        note="html-validate does not notice a tag without its `>`",
    ),
    Fault(
        "skipped heading level",
        frozenset({"skipped-heading-level"}),
        r"skipping \S+ heading level",
        r"^heading-level",
        of_text=True,
    ),
    Fault(
        "empty heading",
        frozenset({"empty-element"}),
        r"Empty heading",
        r"^empty-heading",
        of_text=True,
        tag=r"<h[1-6]\b",
        note="only headings are compared: other empty elements are valid",
    ),
    Fault(
        "reference to no element",
        frozenset({"dangling-reference"}),
        r"must (point|refer) to",
        r"^no-missing-references",
        tag=r"<(?!a\b)",
        note="links to a place in the post are not compared: only seedlint looks at them",
    ),
    Fault(
        "element that HTML does not have",
        frozenset({"unknown-markup", "unescaped-code"}),
        r"completely-unknown element",
        r"^element-name",
        of_listing=True,
        tag=r"<([a-z][a-z0-9]*)\b(?![^<>]*(?:/>|\s(?:v-|[:@])|>\s*</\1>))",
        note="not compared are components of a site, such as `<Badge>`, and empty marks, such as `<excerpt/>`",
    ),
    Fault(
        "bare `<`, `>` or `&`",
        frozenset({"raw-angle-bracket"}),
        r"Bad character .* after “<”",
        r"^no-raw-characters",
        says="`<`",
        note="only `<` is compared, which the Nu Html Checker minds; html-validate takes text behind one for a tag",
    ),
    Fault("attribute without quotes", frozenset({"unquoted-attribute"}), _NEVER, r"^attr-quotes: .* unquoted value"),
    Fault(
        "raw ampersand in an attribute",
        frozenset({"raw-ampersand"}),
        note="valid HTML, which feeds in XML refuse: neither has a rule for it",
    ),
    Fault(
        "new window without `rel`",
        frozenset({"blank-target-without-rel"}),
        note="valid HTML: neither has a rule for it",
    ),
    Fault("inline style", frozenset({"inline-style"}), _NEVER, r"^no-inline-style"),
)
_ECHO = re.compile(
    # A second message about a fault that has its own, at another place.
    r"The first occurrence of ID|^End tag .* seen,? but there were"
    # About the page around the post, which is the site's.
    r"|none of them has a computed heading level|top-level heading only|must not include more than one"
    r"|start tag to declare the language"
)
_TAG_NAME = re.compile(r"(?:[Uu]nclosed element|[Ee]nd tag) ['“<]*/?([^”'>]+)")
_UNKNOWN = re.compile(r"“(.*)” element is a completely-unknown|<(.*)> is not a valid element name")


@functools.cache
def unknown_elements() -> frozenset[str]:
    """Return the names that a validator calls no element of HTML, in any post: `<T>` in prose, components."""
    messages = (message for each in Validator for found in judged(each).values() for message in found)
    matches = (_UNKNOWN.search(message.text) for message in messages)
    return frozenset((match[1] or match[2]).lower() for match in matches if match is not None)


def is_echo(message: Message) -> bool:
    """Return whether a message says nothing of its own about the post."""
    return _ECHO.search(message.text) is not None


@functools.lru_cache(maxsize=4096)
def fault(validator: Validator, kind: str, text: str) -> Fault | None:
    """Return the fault that a message is about; None where no check claims it."""
    named = _TAG_NAME.search(text)
    if named is not None:
        name = named[1].lower()
        if "-" in name or name in unknown_elements():
            return None  # seedlint says nothing of tags that may be no tags: `List<User>`
    for each in FAULTS:
        if re.search(each.nu if validator is Validator.NU else each.html_validate, f"{kind}: {text}"):
            return each
    return None
