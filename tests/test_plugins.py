"""Loading plugins: one by one, and what is wrong with one is said in one line and costs the others nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from seedlint.plugins import PluginFault, Registry, load_plugins
from seedlint.plugins.entry_points import entry_points

GOOD = """\
from seedlint import Finding, NoOptions, SeedCheck, Severity, Span, hookimpl

class {name}(SeedCheck[NoOptions]):
    "Reports every seed."

    def check(self, seed):
        yield Finding(Span(0, 1), "seen by {name}")

@hookimpl
def seedlint_checks():
    return [{name}]
"""
HEAD = "from seedlint import CorpusCheck, NoOptions, SeedCheck, Severity, hookimpl\n"


@pytest.fixture
def site_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that distributions are installed to, on the import path."""
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def install(folder: Path, plugin: str, source: str, version: str = "1.2", module: str = "") -> None:
    """Install a distribution ``demo-PLUGIN`` by hand, as pip leaves it behind."""
    module = module or f"demo_{plugin}_{abs(hash((str(folder), source)))}"
    (folder / f"{module}.py").write_text(source, encoding="utf-8")
    info = folder / f"demo_{plugin}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: demo-{plugin}\nVersion: {version}\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(f"[other]\nx = y\n\n[seedlint]\n{plugin} = {module}\n", encoding="utf-8")


def faults(registry: Registry) -> list[PluginFault]:
    return [fault for fault in registry.faults if fault.version.startswith(("demo-", "module"))]


def test_an_installed_plugin_is_found_and_named(site_packages: Path) -> None:
    install(site_packages, "shop", GOOD.format(name="ShopFault"))
    registry = load_plugins((), ())
    info = registry.checks["shop-fault"]
    assert (info.plugin, info.distribution, info.version) == ("shop", "demo-shop", "1.2")
    assert "shop" in registry.plugins
    assert faults(registry) == []
    assert list(registry.checks) == sorted(registry.checks)


def test_the_built_in_plugins_have_their_entry_points_names() -> None:
    registry = load_plugins((), ())
    assert {"front_matter", "html", "images", "names", "text"} == set(registry.plugins) - {"example"}
    assert {"concise", "github", "json", "text"} <= set(registry.reporters)


def test_entry_points_are_those_that_importlib_finds(site_packages: Path) -> None:
    install(site_packages, "shop", GOOD.format(name="ShopFault"))
    theirs = {(p.name, p.value, p.dist.version) for p in metadata.entry_points(group="seedlint") if p.dist is not None}
    assert {(p.name, p.value, p.version) for p in entry_points("seedlint")} == theirs
    assert {p.name for p in entry_points("console_scripts")} >= {"seedlint", "pytest"}


def test_of_two_installations_the_first_on_the_path_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, version in (("old", "1.0"), ("new", "2.0")):
        (tmp_path / folder).mkdir()
        install(tmp_path / folder, "shop", GOOD.format(name="ShopFault"), version)
        monkeypatch.syspath_prepend(str(tmp_path / folder))
    assert [p.version for p in entry_points("seedlint") if p.name == "shop"] == ["2.0"]


def test_a_module_that_the_configuration_names_is_a_plugin(site_packages: Path) -> None:
    (site_packages / "house_rules.py").write_text(GOOD.format(name="HouseFault"), encoding="utf-8")
    registry = load_plugins((), ["house_rules"])
    assert registry.checks["house-fault"].plugin == "house_rules"


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("import nowhere_to_be_found", "cannot be imported: ModuleNotFoundError: No module named"),
        ("raise RuntimeError('a\\nb')", "cannot be imported: RuntimeError: a b"),
        ("import sys; sys.exit('bye')", "cannot be imported: SystemExit: bye"),
        ("x = ", "cannot be imported: SyntaxError"),
        ("raise type('OddError', (BaseException,), {})('bye')", "cannot be imported: OddError: bye"),
        (HEAD + "@hookimpl\ndef seedlint_checks(): raise type('OddError', (BaseException,), {})", "raised OddError"),
        ("", "has no hook: neither seedlint_checks nor seedlint_reporters"),
        ("def seedlint_checks(): return ()", "seedlint_checks lacks @hookimpl"),
        (HEAD + "@hookimpl\ndef seedlint_cheks(): return ()", "seedlint_cheks"),
        (HEAD + "@hookimpl\ndef seedlint_checks(seed): return ()", "seed"),
        (HEAD + "@hookimpl\ndef seedlint_checks(): raise KeyError('x')", "seedlint_checks raised KeyError: 'x'"),
        (
            HEAD + "@hookimpl\ndef seedlint_checks():\n  yield from ()\n  1 / 0",
            "raised ZeroDivisionError",
        ),
        (HEAD + "@hookimpl\ndef seedlint_checks(): return None", "seedlint_checks raised TypeError"),
        (
            HEAD + "@hookimpl\ndef seedlint_checks(): return ['junk']",
            "yields 'junk', which is no subclass of SeedCheck",
        ),
        (HEAD + "@hookimpl\ndef seedlint_checks(): return [dict]", "which is no subclass of SeedCheck"),
        (HEAD + "@hookimpl\ndef seedlint_reporters(): return [3]", "yields 3, which is no subclass of Reporter"),
        (
            HEAD + "class HalfDone(CorpusCheck[NoOptions]):\n  def collect(self, seed): ...\n"
            "@hookimpl\ndef seedlint_checks(): return [HalfDone]",
            "HalfDone does not define conclude",
        ),
        *(
            (
                HEAD + f"class OddOne(SeedCheck[NoOptions]):\n  {line}\n  def check(self, seed): return ()\n"
                "@hookimpl\ndef seedlint_checks(): return [OddOne]",
                says,
            )
            for line, says in [
                ("severity = 'error'", "OddOne.severity is 'error', which is no Severity"),
                ("groups = 3", "which cannot be used: TypeError"),
                ("groups = ('typografy',)", "names the group 'typografy'"),
                ("triggers = {'img'}", "which is no Triggers"),
                ("Options = dict", "which is no frozen dataclass"),
            ]
        ),
        (
            HEAD + "class Typography(SeedCheck[NoOptions]):\n  def check(self, seed): return ()\n"
            "@hookimpl\ndef seedlint_checks(): return [Typography]",
            "has the name 'typography', which cannot be selected",
        ),
    ],
)
def test_a_broken_plugin_is_one_line_and_the_others_load(site_packages: Path, source: str, says: str) -> None:
    install(site_packages, "broken", source)
    install(site_packages, "sound", GOOD.format(name="SoundFault"))
    registry = load_plugins((), ())
    (fault,) = faults(registry)
    assert (fault.plugin, fault.version) == ("broken", "demo-broken 1.2")
    assert says in fault.message
    assert "\n" not in fault.message
    assert {"sound-fault", "missing-alt"} <= set(registry.checks)


@pytest.mark.parametrize("option", ["limit: int", "severity: str = ''"])
def test_options_need_defaults_and_must_not_hide_the_severity(site_packages: Path, option: str) -> None:
    source = (
        "from dataclasses import dataclass\n" + HEAD + "class OddOne(SeedCheck[object]):\n  @dataclass(frozen=True)\n"
        f"  class Options:\n    {option}\n  def check(self, seed): return ()\n"
        "@hookimpl\ndef seedlint_checks(): return [OddOne]"
    )
    install(site_packages, "broken", source)
    (fault,) = faults(load_plugins((), ()))
    assert "OddOne.Options." in fault.message


def test_what_is_right_in_a_plugin_stays_when_another_part_is_wrong(site_packages: Path) -> None:
    install(site_packages, "mixed", GOOD.format(name="MixedFault").replace("[MixedFault]", "[MixedFault, 1, 2]"))
    registry = load_plugins((), ())
    (fault,) = faults(registry)
    assert "yields 1" in fault.message
    assert "yields 2" in fault.message
    assert "mixed-fault" in registry.checks


def test_a_name_that_is_taken_is_refused_with_both_sources(site_packages: Path) -> None:
    install(site_packages, "aaa", GOOD.format(name="MissingAlt"))
    registry = load_plugins((), ())
    (fault,) = faults(registry)
    assert fault.plugin == "aaa"
    assert "missing-alt of aaa (demo-aaa 1.2)" in fault.message
    assert "images (seedlint " in fault.message
    assert registry.checks["missing-alt"].plugin == "images"


def test_of_two_plugins_of_one_name_the_second_is_refused(site_packages: Path) -> None:
    install(site_packages, "images", GOOD.format(name="ShopFault"))
    (fault,) = faults(load_plugins((), ()))
    assert fault.message.startswith("the name is taken by images (seedlint ")


def test_an_output_format_that_is_taken_is_refused(site_packages: Path) -> None:
    source = HEAD + "class Mine:\n  name = 'json'\n  def render(self, report, style): return ''\n"
    install(site_packages, "shop", source + "@hookimpl\ndef seedlint_reporters(): return [Mine]")
    (fault,) = faults(load_plugins((), ()))
    assert "the output format json of shop" in fault.message


def test_a_disabled_plugin_is_not_even_imported(site_packages: Path) -> None:
    install(site_packages, "broken", "raise RuntimeError")
    registry = load_plugins({"broken", "images"}, ())
    assert faults(registry) == []
    assert "missing-alt" not in registry.checks
    assert {"broken", "images"} <= registry.missing


def test_a_plugin_to_disable_must_be_there() -> None:
    with pytest.raises(ValueError, match=r"no plugin is called 'imagse'; did you mean images\?"):
        load_plugins({"imagse"}, ())


# --- the real command -----------------------------------------------------------------------------------------


def seedlint(cwd: Path, target: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(filter(None, [str(target), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    environment.pop("GITHUB_ACTIONS", None)
    command = [sys.executable, "-m", "seedlint", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("import nowhere_to_be_found", "cannot be imported"),
        (HEAD + "@hookimpl\ndef seedlint_checks(): return ['junk']", "yields 'junk'"),
        (GOOD.format(name="MissingAlt"), "has one of this name"),
        (HEAD + "@hookimpl\ndef seedlint_checks(): raise KeyError('x')", "raised KeyError"),
    ],
)
def test_the_command_names_a_broken_plugin_runs_the_rest_and_exits_3(tmp_path: Path, source: str, says: str) -> None:
    target, work = tmp_path / "target", tmp_path / "work"
    target.mkdir()
    work.mkdir()
    install(target, "broken", source)
    (work / "a.md").write_text("<p><img src='a.jpg'></p>\n", encoding="utf-8")
    result = seedlint(work, target, "check", "--select", "missing-alt", "--output-format", "concise", "-q")
    assert result.returncode == 3
    assert "a.md:1:4: " in result.stdout
    (line,) = result.stderr.splitlines()
    assert "broken demo-broken 1.2" in line
    assert says in line
    assert seedlint(work, target, "check", "--select", "missing-alt", "--no-plugin", "broken").returncode == 1
    (work / "a.md").write_text("<p>渡轮</p>\n", encoding="utf-8")
    assert "All clean" not in seedlint(work, target, "check", "--select", "missing-alt").stdout


def test_a_check_that_raises_is_named_with_its_plugin_and_exits_3(tmp_path: Path) -> None:
    target, work = tmp_path / "target", tmp_path / "work"
    target.mkdir()
    work.mkdir()
    install(
        target, "shop", GOOD.format(name="ShopFault").replace('yield Finding(Span(0, 1), "seen by', 'raise OSError("')
    )
    (work / "a.md").write_text("<p><img src='a.jpg'></p>\n", encoding="utf-8")
    result = seedlint(work, target, "check", "--select", "missing-alt,shop-fault", "--output-format", "concise", "-q")
    assert result.returncode == 3
    assert "shop-fault of plugin shop demo-shop 1.2 crashed: OSError" in result.stdout
    assert "missing-alt" in result.stdout


CHECK = """\
import os, sys, time
from seedlint import (
    Check, ConfigError, Edit, Finding, Fix, NoOptions, Reporter, Safety, SeedCheck, Severity, Span, hookimpl
)

class ShopFault(SeedCheck[NoOptions]):
    "Does what the test asks."

    def check(self, seed):
        {body}
        yield Finding(Span(0, 1), "seen")

class Shown(Reporter):
    name = "shown"
    def render(self, report, style):
        {render}

@hookimpl
def seedlint_checks():
    return [ShopFault]

@hookimpl
def seedlint_reporters():
    return [Shown]
"""


def shop(tmp_path: Path, body: str = "pass", render: str = "return ''", head: str = "", posts: int = 3) -> Path:
    """Install a plugin that does ``body`` for each seed; return a folder with posts that have one other fault each."""
    target, work = tmp_path / "target", tmp_path / "work"
    target.mkdir()
    work.mkdir()
    install(target, "shop", head + CHECK.format(body=body, render=render))
    for number in range(posts):
        (work / f"{number}.md").write_text(f"<p>{number}<img src='a.jpg'></p>\n", encoding="utf-8")
    return work


def shop_run(work: Path, *arguments: str, select: str = "missing-alt,shop-fault") -> subprocess.CompletedProcess[str]:
    return seedlint(work, work.parent / "target", arguments[0], "--select", select, *arguments[1:])


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("body", ["raise SystemExit(0)", "sys.exit()", "raise type('E', (BaseException,), {})()"])
def test_a_check_that_ends_the_program_does_not(tmp_path: Path, body: str, jobs: str) -> None:
    result = shop_run(shop(tmp_path, body), "check", "-j", jobs, "-q", "--output-format", "concise")
    assert result.returncode == 3
    assert result.stdout.count("shop-fault of plugin shop demo-shop 1.2 crashed") == 3
    assert result.stdout.count("missing-alt") == 3


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_a_plugin_prints_goes_to_standard_error(tmp_path: Path, jobs: str) -> None:
    work = shop(tmp_path, "print('checking')", "return 'the report' + str(print('rendering'))", "print('importing')\n")
    result = shop_run(work, "check", "-j", jobs, "--output-format", "json")
    assert json.loads(result.stdout)["summary"]["diagnostics"] == 6
    assert result.stderr.count("importing") == 1
    assert result.stderr.count("checking") == 3
    result = shop_run(work, "check", "-j", jobs, "--output-format", "shown")
    assert result.stdout == "the reportNone"
    assert "rendering" in result.stderr
    target = tmp_path / "target"
    piped = seedlint(work, target, "fix", "-j", jobs, "--diff", "--select", "shop-fault,trailing-space")
    assert piped.stdout == ""
    assert "checking" in piped.stderr


@pytest.mark.parametrize(
    ("render", "says"),
    [
        ("raise RuntimeError('no ink')", "crashed: RuntimeError: no ink"),
        ("raise SystemExit(0)", "crashed: SystemExit: 0"),
        ("return None", "crashed: TypeError: it renders None, which is no text"),
    ],
)
def test_an_output_format_that_fails_is_named_and_no_finding_is_lost(tmp_path: Path, render: str, says: str) -> None:
    work = shop(tmp_path, render=render)
    result = shop_run(work, "check", "--output-format", "shown", "--output-format", "json=out.json")
    assert result.returncode == 3
    assert result.stdout == ""
    assert result.stderr.startswith("seedlint: output format shown of plugin shop (demo-shop 1.2) ")
    assert says in result.stderr
    assert result.stderr.count("missing-alt") == 3
    assert json.loads((work / "out.json").read_text(encoding="utf-8"))["summary"]["diagnostics"] == 6


@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_process_that_dies_costs_the_seed_it_worked_on(tmp_path: Path, command: str) -> None:
    work = shop(tmp_path, "if seed.path in {'70.md', '190.md'}: os._exit(7)", posts=200)
    result = shop_run(work, command, "-j", "2", "-q", "--output-format", "concise")
    assert result.returncode == 3
    died = [line for line in result.stdout.splitlines() if "the process that worked on this seed died" in line]
    assert [line.split(":")[0] for line in died] == ["190.md", "70.md"]
    assert result.stdout.count("missing-alt") == 198
    assert result.stderr == ""


def test_processes_that_keep_dying_come_to_an_end(tmp_path: Path) -> None:
    result = shop_run(shop(tmp_path, "os._exit(7)", posts=7), "check", "-j", "2", "-q", "--output-format", "concise")
    assert result.returncode == 3
    assert len(result.stdout.splitlines()) == 7


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_check_tells_the_user_what_is_wrong_with_its_configuration(tmp_path: Path, jobs: str) -> None:
    work = shop(tmp_path, "raise ConfigError('shop.toml:3: is no price')")
    result = shop_run(work, "check", "-j", jobs)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "seedlint: shop.toml:3: is no price\n"


def test_a_wrong_ledger_is_the_users_mistake(tmp_path: Path) -> None:
    work = shop(tmp_path)
    (work / "names.toml").write_text('[[name]]\ncanonical = "甲乙"\n\n[[nam]]\n', encoding="utf-8")
    result = shop_run(work, "check", select="recommended")
    assert (result.returncode, result.stdout) == (2, "")
    assert f"{work / 'names.toml'}:4: has the unknown key 'nam'" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    (work / "names.toml").unlink()
    (work / "seedlint.toml").write_text('[checks.name-variant]\nledger = "nope.toml"\n', encoding="utf-8")
    result = shop_run(work, "check", select="recommended")
    assert result.returncode == 2
    assert "nope.toml: cannot be read: No such file" in result.stderr


def test_a_wrong_schema_is_the_users_mistake(tmp_path: Path) -> None:
    work = shop(tmp_path)
    (work / "3.md").write_text("---\ntitle: 会议\n---\n", encoding="utf-8")
    (work / "seedlint.toml").write_text('[schemas]\n"*" = "nope.json"\n', encoding="utf-8")
    result = shop_run(work, "check", select="missing-field")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("seedlint: schemas: The schema nope.json cannot be read: ")


def test_a_module_beside_the_configuration_is_found_from_everywhere(tmp_path: Path) -> None:
    work = shop(tmp_path)
    (work / "seedlint.toml").write_text('[plugins]\nmodules = ["house_checks"]\n', encoding="utf-8")
    (work / "house_checks.py").write_text(GOOD.format(name="HouseFault"), encoding="utf-8")
    (work / "json.py").write_text("raise RuntimeError('this is not the module json')", encoding="utf-8")
    (work / "posts").mkdir()
    (work / "posts" / "a.md").write_text("<p>正文</p>\n", encoding="utf-8")
    code = "import sys; from seedlint.cli import main; sys.exit(main(sys.argv[1:]))"  # as a script has its import path
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONSAFEPATH": "1"}
    for cwd in (work, work / "posts", tmp_path):
        for jobs in ("1", "2"):
            command = [sys.executable, "-c", code, "check", str(work / "posts" / "a.md"), "-j", jobs]
            result = subprocess.run(
                [*command, "--select", "house-fault", "--output-format", "json"],
                cwd=cwd,
                env=environment,
                capture_output=True,
                text=True,
                encoding="utf-8",
            )
            assert (result.returncode, result.stderr) == (1, "")
            assert "seen by HouseFault" in result.stdout
