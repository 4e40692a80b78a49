"""Puts the test suites that npm does not carry into `.oracles/suites`; `make oracles` runs it.

A suite that this machine cannot have (Debian's package without apt) is left out with a word, and its tests are skipped.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SUITES = Path(__file__).parent.parent.parent / ".oracles" / "suites"
SDIST = ("jsonschema==4.26.0", "0c26707e2efad8aa1bfc5b7ce170f3fccc2e4918ff85989ba9ffa9facb2be326")
"""Has the JSON Schema Test Suite."""
DEB = ("golang-golang-x-net-dev=1:0.7.0+dfsg-1", "ddfa0ab08e6caf68eb51c96f9b8ba7c3ab6c93aada7147c3a20a187e38a9d259")
"""Has html5lib's tests of tree construction."""


def main() -> None:
    """Fetch what is not there yet."""
    SUITES.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    _fetch(*SDIST, [*pip, "--no-binary", "jsonschema"], "*.tar.gz", ["tar", "-xzf"], "-C", "json-schema")
    if shutil.which("apt-get") and shutil.which("dpkg-deb"):
        _fetch(*DEB, ["apt-get", "download", "-qq"], "*.deb", ["dpkg-deb", "-x"], "", "html5lib")
    else:
        print("html5lib's tests are in a package of Debian's, and this machine has no apt: left out")


def _fetch(what: str, digest: str, command: list[str], glob: str, unpack: list[str], into: str, name: str) -> None:
    """Download one package, hold it against its digest, and unpack it as ``name``."""
    target = SUITES / name
    if target.is_dir():
        return
    with tempfile.TemporaryDirectory() as folder:
        try:
            subprocess.run([*command, what], cwd=folder, check=True, stderr=subprocess.DEVNULL)
        except subprocess.CalledProcessError:
            print(f"{what} cannot be had here: left out")
            return
        [file] = Path(folder).glob(glob)
        if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise SystemExit(f"{what} is not the file that was pinned")
        unpacked = Path(folder) / "unpacked"
        unpacked.mkdir()
        subprocess.run([*unpack, str(file), *([into] if into else []), str(unpacked)], check=True)
        shutil.move(unpacked, target)


if __name__ == "__main__":
    main()
