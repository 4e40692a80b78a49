"""Configuration: where it is found, what it may say, what is refused and how, and which checks it selects."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from seedlint import Finding, NoOptions, Seed, SeedCheck, Severity, Site
from seedlint.config import Config, ConfigError, bind, find_config, ignored_for, load_config, make_check, select_checks
from seedlint.plugins import CheckInfo, PluginFault, Registry


class PlainFault(SeedCheck[NoOptions]):
    """A recommended check of plugin one."""

    groups = ("markup",)

    def check(self, seed: Seed) -> Iterable[Finding]:
        return ()


class TasteFault(PlainFault):
    """A matter of taste."""

    recommended = False


class OtherFault(PlainFault):
    """A recommended check of plugin two, with options."""

    groups = ("typography",)

    @dataclass(frozen=True, slots=True)
    class Options:
        limit: int = 3
        share: float = 0.5
        strict: bool = False
        word: str = ""
        form: Literal["long", "short"] = "long"
        words: tuple[str, ...] = ()
        table: Mapping[str, int] | None = None

        def __post_init__(self) -> None:
            if self.limit < 0:
                raise ValueError("limit must not be negative")


def registry(*faults: PluginFault, disabled: tuple[str, ...] = ()) -> Registry:
    checks = {
        "other-fault": CheckInfo(OtherFault, "two", "seedlint", "1"),
        "plain-fault": CheckInfo(PlainFault, "one", "seedlint", "1"),
        "taste-fault": CheckInfo(TasteFault, "one", "seedlint", "1"),
    }
    return Registry(checks, {}, faults, ("one", "two"), disabled)


def config(tmp_path: Path, text: str, name: str = "seedlint.toml") -> Config:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load_config(path, tmp_path)


def selected(tmp_path: Path, text: str, select: list[str] | None = None, ignore: list[str] | None = None) -> list[str]:
    return [check.name for check in select_checks(registry(), config(tmp_path, text), select, ignore)]


# --- where it is found ----------------------------------------------------------------------------------------


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_config(inner) is None or not find_config(inner).is_relative_to(tmp_path)  # type: ignore[union-attr]
    (tmp_path / "seedlint.toml").touch()
    assert find_config(inner) == tmp_path / "seedlint.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.seedlint]\n", encoding="utf-8")
    assert find_config(inner) == tmp_path / "a" / "pyproject.toml"
    (tmp_path / "a" / "seedlint.toml").touch()
    assert find_config(inner) == tmp_path / "a" / "seedlint.toml"


def test_a_pyproject_of_other_tools_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "seedlint.toml").touch()
    inner = tmp_path / "a"
    inner.mkdir()
    for text in ("[tool.other]\n", "[project]\ndependencies = ['seedlint']\n", "broken = = 1\n"):
        (inner / "pyproject.toml").write_text(text, encoding="utf-8")
        assert find_config(inner) == tmp_path / "seedlint.toml"


def test_nothing_outside_the_repository_is_read(tmp_path: Path) -> None:
    (tmp_path / "seedlint.toml").touch()
    inner = tmp_path / "site" / "posts"
    inner.mkdir(parents=True)
    (tmp_path / "site" / ".git").mkdir()
    assert find_config(inner) is None
    assert load_config(None, inner).root == tmp_path / "site"
    (tmp_path / "site" / "seedlint.toml").touch()
    assert find_config(inner) == tmp_path / "site" / "seedlint.toml"


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts").mkdir()
    defaults = load_config(None, tmp_path / "posts")
    assert (defaults.path, defaults.root, defaults.site.root) == (None, tmp_path, str(tmp_path))
    assert defaults.select == ("recommended",)
    assert defaults.site.profile == "hexo"


# --- what it says ---------------------------------------------------------------------------------------------


def test_every_key(tmp_path: Path) -> None:
    found = config(
        tmp_path,
        """\
profile = "hugo"
time_zone = "Asia/Shanghai"
script = "zh-Hant-TW"
image_fields = ["hero"]
text_fields = ["title"]
select = ["all"]
ignore = ["one"]
include = ["*.md"]
exclude = ["drafts/"]
corpus = ["posts"]
plugins = { modules = ["house"], disable = ["two"] }
per_file_ignores = { "old/**" = ["one"] }
schemas = { "news/*" = "news.json", "*" = "post.json" }

[checks.other-fault]
severity = "info"
limit = 7

[checks.plain-fault]
severity = "off"
""",
    )
    assert found.root == tmp_path
    assert (found.site.profile, found.site.time_zone, found.site.script) == ("hugo", "Asia/Shanghai", "zh-Hant-TW")
    assert (found.site.image_fields, found.site.text_fields) == (("hero",), ("title",))
    assert (found.select, found.ignore, found.include, found.exclude) == (("all",), ("one",), ("*.md",), ("drafts/",))
    assert (found.corpus, found.plugin_modules, found.disabled_plugins) == (("posts",), ("house",), ("two",))
    assert found.per_file_ignores == (("old/**", ("one",)),)
    assert found.site.schemas == (("news/*", "news.json"), ("*", "post.json"))
    assert found.severity == {"other-fault": Severity.INFO, "plain-fault": None}
    assert found.options == {"other-fault": {"limit": 7}, "plain-fault": {}}
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - it goes to the worker processes


def test_pyproject_holds_the_same_in_its_own_table(tmp_path: Path) -> None:
    found = config(tmp_path, "[tool.seedlint]\nprofile = 'jekyll'\n[tool.other]\nx = 1\n", "pyproject.toml")
    assert found.site.profile == "jekyll"


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ("profil = 'hexo'", "profil", "did you mean profile?"),
        ("time-zone = 'UTC'", "time-zone", "did you mean time_zone?"),
        ("profile = 'hxo'", "profile", "one of hexo, hugo, jekyll, plain"),
        ("time_zone = 'Asia/Shanghia'", "time_zone", "did you mean Asia/Shanghai?"),
        ("time_zone = '../../etc/passwd'", "time_zone", "unknown time zone"),
        ("time_zone = 8", "time_zone", "must be a string, not 8"),
        ("image_fields = 'cover'", "image_fields", "must be a list"),
        ("schemas = 'post.json'", "schemas", "must be a table"),
        ("[schemas]\n'*' = ['post.json']", "schemas.'*'", "must be the path of a JSON Schema"),
        ("schema = {}", "schema", "did you mean schemas?"),
        ("select = 'all'", "select", "must be a list"),
        ("select = [1]", "select", "must be a string, not 1"),
        ("exclude = ['']", "exclude", "is empty"),
        ("plugins = ['a']", "plugins", "must be a table"),
        ("[plugins]\ndisabled = []", "plugins.disabled", "did you mean disable?"),
        ("checks = 1", "checks", "must be a table"),
        ("[checks]\nplain-fault = 'off'", "checks.plain-fault", "must be a table"),
        ("[checks.plain-fault]\nseverity = 'fatal'", "checks.plain-fault.severity", "error, warning, info, off"),
        ("[per_file_ignores]\n'a' = 'one'", "per_file_ignores.'a'", "must be a list"),
        ("a = = 1", "", "is not valid TOML"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, text: str, key: str, says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        config(tmp_path, text)
    assert caught.value.key == key
    assert says in caught.value.problem
    assert str(caught.value).startswith(str(tmp_path / "seedlint.toml"))


@pytest.mark.parametrize("data", [b"profile = '\xff'", b"\xff\xfe"])
def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "seedlint.toml").write_bytes(data)
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(tmp_path / "seedlint.toml", tmp_path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert config(tmp_path, "\ufeffprofile = 'hugo'").site.profile == "hugo"


def test_a_file_that_is_named_must_be_there_and_be_meant_for_seedlint(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "none.toml", tmp_path)
    with pytest.raises(ConfigError, match=r"tool\.seedlint"):
        config(tmp_path, "[project]\n", "pyproject.toml")


# --- options --------------------------------------------------------------------------------------------------


def test_options_are_filled_with_what_toml_says(tmp_path: Path) -> None:
    text = (
        "[checks.other-fault]\nlimit = 4\nshare = 1\nstrict = true\nword = '词'\nform = 'short'\n"
        "words = ['a', 'b']\ntable = { x = 1 }\n"
    )
    check = next(c for c in select_checks(registry(), config(tmp_path, text), None, None) if c.name == "other-fault")
    assert check.options == OtherFault.Options(4, 1.0, True, "词", "short", ("a", "b"), {"x": 1})


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("limmit = 1", "did you mean limit?"),
        ("limit = '1'", "must be a whole number, not '1'"),
        ("limit = true", "must be a whole number, not true"),
        ("limit = 1.5", "must be a whole number, not 1.5"),
        ("limit = -1", "limit must not be negative"),
        ("share = 'half'", "must be a number"),
        ("strict = 1", "must be true or false, not 1"),
        ("word = 1979-05-27", "must be a string"),
        ("form = 'middle'", "one of long, short"),
        ("words = 'a'", "must be a list"),
        ("words = ['a', 1]", "must be a string, not 1"),
        ("table = { x = 'y' }", "must be a table"),
    ],
)
def test_options_are_strict(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        selected(tmp_path, f"select = ['plain-fault']\n[checks.other-fault]\n{line}\n")
    assert says in caught.value.problem
    assert caught.value.key.startswith("checks.other-fault")


def test_a_check_without_options_takes_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="unknown key"):
        make_check(PlainFault, {"limit": 1}, config(tmp_path, "").site)


class FailsToBegin(SeedCheck[NoOptions]):
    """Raises when it is made."""

    error: Exception = ValueError("no such thing")

    def __init__(self, options: NoOptions, site: Site) -> None:
        raise self.error

    def check(self, seed: Seed) -> Iterable[Finding]:
        """Never called."""
        raise NotImplementedError


def test_a_check_that_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = config(tmp_path, "").site
    with pytest.raises(
        ConfigError, match=r"checks\.fails-to-begin: the check cannot be made: ValueError: no such thing"
    ):
        make_check(FailsToBegin, {}, site)
    monkeypatch.setattr(FailsToBegin, "error", ConfigError("names.toml:3: is wrong"))
    with pytest.raises(ConfigError, match=r"\Anames.toml:3: is wrong\Z"):
        make_check(FailsToBegin, {}, site)


# --- which checks run -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ["other-fault", "plain-fault"]),
        ("select = ['all']", ["other-fault", "plain-fault", "taste-fault"]),
        ("select = []", []),
        ("select = ['one']", ["plain-fault", "taste-fault"]),
        ("select = ['markup']", ["plain-fault", "taste-fault"]),
        ("select = ['recommended', 'taste-fault']", ["other-fault", "plain-fault", "taste-fault"]),
        ("ignore = ['one']", ["other-fault"]),
        ("ignore = ['typography']", ["plain-fault"]),
        ("ignore = ['all']", []),
        ("select = ['taste-fault']\nignore = ['one']", ["taste-fault"]),
        ("select = ['one']\nignore = ['taste-fault']", ["plain-fault"]),
        ("select = ['one']\nignore = ['one']", []),
        ("[checks.plain-fault]\nseverity = 'off'", ["other-fault"]),
        ("select = ['plain-fault']\n[checks.plain-fault]\nseverity = 'off'", []),
    ],
)
def test_the_configuration_selects_by_the_most_precise_name(tmp_path: Path, text: str, names: list[str]) -> None:
    assert selected(tmp_path, text) == names


@pytest.mark.parametrize(
    ("text", "select", "ignore", "names"),
    [
        ("select = ['all']", ["two"], None, ["other-fault"]),
        ("select = ['two']", None, ["other-fault"], []),
        ("select = ['other-fault']", None, ["two"], []),
        ("ignore = ['plain-fault']", ["plain-fault"], None, ["plain-fault"]),
        ("ignore = ['plain-fault']", ["one"], None, ["taste-fault"]),
        ("[checks.plain-fault]\nseverity = 'off'", ["plain-fault"], None, ["plain-fault"]),
        ("", ["one"], ["taste-fault"], ["plain-fault"]),
        ("", ["taste-fault"], ["one"], ["taste-fault"]),
        ("", [], None, []),
    ],
)
def test_the_command_line_goes_before_the_configuration(
    tmp_path: Path, text: str, select: list[str] | None, ignore: list[str] | None, names: list[str]
) -> None:
    assert selected(tmp_path, text, select, ignore) == names


@pytest.mark.parametrize(
    ("text", "select", "says"),
    [
        ("select = ['plain-falut']", None, "did you mean plain-fault?"),
        ("ignore = ['typograhpy']", None, "did you mean typography?"),
        ("per_file_ignores = { '*' = ['plain_fault'] }", None, "did you mean plain-fault?"),
        ("[checks.plain-falt]", None, "did you mean plain-fault?"),
        ("[checks.one]", None, "unknown check"),
        ("", ["recomended"], "--select: unknown name 'recomended'; did you mean recommended?"),
    ],
)
def test_a_name_that_nothing_has_is_refused(tmp_path: Path, text: str, select: list[str] | None, says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        selected(tmp_path, text, select)
    assert says in str(caught.value)


@pytest.mark.parametrize("there", [registry(disabled=("three",)), registry(PluginFault("three", "1", "broken"))])
def test_while_a_plugin_is_missing_a_name_may_be_one_of_its(tmp_path: Path, there: Registry) -> None:
    found = config(tmp_path, "select = ['recommended', 'lost-check']\n[checks.lost-check]\nlimit = 1\n")
    assert [check.name for check in select_checks(there, found, None, ["three"])] == ["other-fault", "plain-fault"]


# --- per file -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("glob", "path", "matches"),
    [
        ("*.html", "a/b.html", True),
        ("*.html", "a/b.html.md", False),
        ("drafts", "drafts/a/b.md", True),
        ("drafts", "x/drafts/b.md", True),
        ("drafts/", "drafts", False),
        ("drafts/", "drafts/a.md", True),
        ("/drafts", "x/drafts/b.md", False),
        ("a/*.md", "a/b.md", True),
        ("a/*.md", "a/b/c.md", False),
        ("a/*.md", "x/a/b.md", False),
        ("a/**/*.md", "a/b.md", True),
        ("a/**/*.md", "a/b/c.md", True),
        ("**/c.md", "a/b/c.md", True),
        ("a/**", "a/b/c.md", True),
        ("?.md", "a.md", True),
        ("?.md", "ab.md", False),
        ("[ab].md", "b.md", True),
        ("[!ab].md", "b.md", False),
        ("[a.md", "[a.md", True),
        ("a+b.md", "a+b.md", True),
        ("灯塔*.md", "灯塔一.md", True),
        ("./a.md", "a.md", True),
    ],
)
def test_patterns(tmp_path: Path, glob: str, path: str, matches: bool) -> None:
    found = config(tmp_path, f"per_file_ignores = {{ '{glob}' = ['plain-fault'] }}")
    assert (ignored_for(found, path) == {"plain-fault"}) is matches


def test_per_file_ignores_may_name_plugins_and_groups(tmp_path: Path) -> None:
    text = "per_file_ignores = { 'a*' = ['one'], '*.md' = ['typography'], 'z' = ['all'] }"
    found = bind(config(tmp_path, text), registry())
    assert ignored_for(found, "a.md") == {"plain-fault", "taste-fault", "other-fault"}
    assert ignored_for(found, "b.md") == {"other-fault"}
    assert ignored_for(found, "b.html") == frozenset()


def test_what_is_heavy_is_imported_only_when_it_is_needed(tmp_path: Path) -> None:
    (tmp_path / "seedlint.toml").write_text("profile = 'hugo'\nexclude = ['drafts']\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from seedlint.config import *; from seedlint.discover import discover\n"
        "from seedlint.plugins.entry_points import entry_points\n"
        "config = load_config(Path('seedlint.toml'), Path()); ignored_for(config, 'a'); discover([Path()], config)\n"
        "entry_points('seedlint')\n"
        "print([m for m in ('rapidfuzz', 'pathspec', 'zoneinfo', 'importlib.metadata') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert (result.stdout, result.stderr) == ("[]\n", "")
