"""Puts the test suites that npm does not carry into `.oracles/suites`; `make oracles` runs it.

Both stand in source distributions on PyPI. One that cannot be had is left out with a word; its tests then say so.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SUITES = Path(__file__).parent.parent.parent / ".oracles" / "suites"
"""Each suite is in a folder of its package's name and version, so that another version is fetched anew."""
SDISTS = {
    # the JSON Schema Test Suite
    "jsonschema==4.26.0": "0c26707e2efad8aa1bfc5b7ce170f3fccc2e4918ff85989ba9ffa9facb2be326",
    # the tests of html5lib: tokenizer and tree construction
    "html5lib==1.1": "b2e5b40261e20f354d198eae92afc10d750afb487ed5e50f9c4eaf07c184146f",
}
BUILT_WITH = "setuptools<80\n"
"""pip asks a source distribution for its metadata, and html5lib's setup imports what later versions have dropped."""


def main() -> None:
    """Fetch what is not there yet."""
    SUITES.mkdir(parents=True, exist_ok=True)
    for requirement, digest in SDISTS.items():
        if not (SUITES / requirement).is_dir():
            _fetch(requirement, digest)


def _fetch(requirement: str, digest: str) -> None:
    """Download one package, hold it against its digest, and unpack it."""
    name = requirement.partition("==")[0]
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder) / "constraints.txt"
        constraints.write_text(BUILT_WITH, encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        options = ["--no-deps", "--no-binary", name, "--build-constraint", str(constraints), "--dest", folder]
        try:
            subprocess.run([*pip, *options, requirement], check=True)
        except subprocess.CalledProcessError:
            print(f"{requirement} cannot be had here: left out")
            return
        [file] = Path(folder).glob("*.tar.gz")
        if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise SystemExit(f"{requirement} is not the file that was pinned")
        shutil.unpack_archive(file, Path(folder) / "unpacked")
        shutil.move(Path(folder) / "unpacked", SUITES / requirement)


if __name__ == "__main__":
    main()
