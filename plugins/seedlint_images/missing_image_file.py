"""The check ``missing-image-file``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import Example, Finding, SeedCheck, Severity, pattern
from seedlint_images._files import find_miss
from seedlint_images._urls import image_urls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_ELSEWHERE = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|//|[#?~]")


@dataclass(frozen=True, slots=True)
class Options:
    """Where the site keeps its images."""

    roots: tuple[str, ...] = ()
    """More folders, relative to the project's root, whose files the site serves at its root."""


class MissingImageFile(SeedCheck[Options]):
    """The file of an image of the site's own is not on disk, or its name differs in letter case.

    Files are looked for beside the post, in Hexo's asset folder (named like the post), in Hexo's `source/`, in
    Hugo's `static/` and `assets/` and in Jekyll's root, those of themes included. Where the folder that should
    hold the file does not exist either, the site keeps its images in another place, and nothing is reported.

    ## Why

    Readers see a broken image. Letter case is the slip that works on the author's Mac or PC and fails on the server.

    ## Options

    - `roots`: more folders, relative to the project's root, whose files the site serves at its root.

    ## Source

    Hexo, Asset Folders; Hugo, Page bundles and Static files.
    """

    severity = Severity.ERROR
    Options = Options
    examples = (
        Example(
            bad='<img src="/images/tallks.png" alt="会谈现场">\n',
            good='<img src="/images/talks.png" alt="会谈现场">\n',
            path="source/_posts/post.md",
            files={"source/images/talks.png": "", "source/_posts/post.md": ""},
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images of the site's own that are not there."""
        for image in image_urls(seed):
            url = image.url
            if url.startswith("https://") or _ELSEWHERE.match(url) is not None or "\\" in url:
                continue
            miss = find_miss(url, seed, self.site, self.options.roots)
            if miss is None:
                continue
            name = miss.path.rpartition("/")[2]
            if miss.similar is not None:
                message = f"The file is named {miss.similar}, not {name}: servers tell upper from lower case"
            else:
                folder = miss.path.removeprefix(f"{self.site.root.rstrip('/')}/").rpartition("/")[0]
                message = f"There is no file {name} in {folder}/"
            yield Finding(image.span, message)
