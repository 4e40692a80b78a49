"""What the theme of the documentation lacks; MkDocs calls this for each page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any


def on_post_page(output: str, **_: Any) -> str:
    """Name the search for screen readers, and let no page ask the forge how many stars there are."""
    named = output.replace('role="dialog"', 'role="dialog" aria-label="Search"')
    return named.replace(' data-md-component="source"', "")


def on_post_build(config: Any, **_: Any) -> None:
    """Put the map of the site where the theme's choice of language looks for it: at the top of each language."""
    site = Path(config["site_dir"])
    for language in config["extra"].get("alternate", ()):
        folder = site if language["lang"] == "en" else site / language["lang"]
        if folder != site and folder.is_dir():
            shutil.copyfile(site / "sitemap.xml", folder / "sitemap.xml")
