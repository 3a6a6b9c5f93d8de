"""Benchmarks are found, tell what they ask, and fill the pages that name them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.__main__ import main
from benchmarks.base import Benchmark, at_least, at_most
from benchmarks.fuzzing import __main__ as fuzzing
from benchmarks.suite import all_benchmarks

ROOT = Path(__file__).parents[2]
SUITE = all_benchmarks()


def test_each_module_of_the_suite_is_one_benchmark() -> None:
    """A new benchmark is a new file, and no file is without one."""
    modules = {path.stem for path in (ROOT / "benchmarks" / "suite").glob("*.py")} - {"__init__"}
    assert {benchmark.__module__.rpartition(".")[2] for benchmark in SUITE} == modules
    assert len(SUITE) == len(modules)


@pytest.mark.parametrize("benchmark", SUITE, ids=lambda benchmark: str(benchmark.name))
def test_a_benchmark_puts_a_question(benchmark: type[Benchmark]) -> None:
    """It is named after its module, and its first line asks what it answers."""
    assert benchmark.name == benchmark.__module__.rpartition(".")[2].replace("_", "-")
    assert "?" in benchmark.question()


def test_the_places_for_figures_are_those_of_benchmarks() -> None:
    """A place that no benchmark fills would stay empty for ever."""
    text = "".join(page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md"))
    assert set(re.findall(r"<!-- figures: ([\w-]+) -->", text)) <= {
        *(benchmark.name for benchmark in SUITE),
        fuzzing.NAME,
    }


def test_the_benchmarks_that_pages_name_are_there() -> None:
    """Decisions name the command that prints their figures."""
    pages = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
    named = {name for page in pages for name in re.findall(r"--only\s+([a-z-]+)", page.read_text("utf-8"))}
    assert named
    assert named <= {benchmark.name for benchmark in SUITE}


def test_without_data_a_run_names_what_it_left_out() -> None:
    """What was not measured is said, not passed over."""
    ran = CliRunner().invoke(main, ["--only", "quality-generated"], catch_exceptions=False)
    assert ran.exit_code == 0
    assert "Left out:\n  quality-generated (needs DATA)" in ran.output


def test_a_quick_run_leaves_out_what_is_long() -> None:
    """What takes minutes is left out, by name."""
    ran = CliRunner().invoke(main, ["--quick", "--only", "hundred-thousand"], catch_exceptions=False)
    assert "hundred-thousand (long)" in ran.output


def test_the_invented_meetings_say_something_without_data() -> None:
    """The bundled part runs on nothing but what it makes."""
    ran = CliRunner().invoke(main, ["--only", "quality-bundled"], catch_exceptions=False)
    assert "honest quotations tied out" in ran.output


def test_a_goal_is_met_on_its_own_side() -> None:
    """A share is to be large and a time small; reaching the goal exactly is meeting it."""
    assert at_least("share", 0.98, 0.98).met
    assert not at_least("share", 0.97, 0.98).met
    assert at_most("time", 50, 50).met
    assert not at_most("time", 51, 50).met
