"""Measure speed and quality: `python -m benchmarks [DATA] [--only NAME]`."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import click

from benchmarks import pages
from benchmarks.base import Benchmark, Figure, Workplace
from benchmarks.suite import all_benchmarks

NAMES = [benchmark.name for benchmark in all_benchmarks()]


@click.command()
@click.argument("data", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--only", type=click.Choice(NAMES), multiple=True, help="Run only this benchmark (may be given again).")
@click.option("--quick", is_flag=True, help="Leave out what takes minutes, and make large libraries small.")
@click.option("--seed", default=1, show_default=True, help="What the generated parts are drawn from.")
@click.option(
    "--sample",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write findings drawn at random here, to read by hand.",
)
@click.option("--sample-size", default=100, show_default=True, help="How many findings to draw.")
@click.option("--records", default=400, show_default=True, help="How many records go through the pipeline.")
@click.option(
    "--fill",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Put the figures into the pages of this folder.",
)
def main(
    *,
    data: Path | None,
    only: tuple[str, ...],
    quick: bool,
    seed: int,
    sample: Path | None,
    sample_size: int,
    records: int,
    fill: Path | None,
) -> None:
    """Measure speed and quality, on what is generated and, where DATA is named, on that data too."""
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        os.environ["TIEOUT_CACHE_DIR"] = str(Path(folder, "cache"))
        place = Workplace(Path(folder), data.resolve() if data else None, seed, quick, sample, sample_size, records)
        told = Told()
        for benchmark in all_benchmarks():
            if not only or benchmark.name in only:
                told.tell(benchmark, place)
        told.sum_up()
    if fill:
        pages.fill(fill, told.figures)


@dataclass
class Told:
    """What was measured, and told, so far."""

    figures: dict[str, list[Figure]] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def tell(self, benchmark: type[Benchmark], place: Workplace) -> None:
        """Run a benchmark and print its figures as they come, or note why it is left out."""
        if reason := _reason_to_leave_out(benchmark, place):
            self.left_out.append(f"{benchmark.name} ({reason})")
            return
        click.echo(f"\n{benchmark.name}: {benchmark.question()}")
        for figure in benchmark().run(place):
            self.figures.setdefault(benchmark.name, []).append(figure)
            click.echo(_line(figure))

    def sum_up(self) -> None:
        """How many goals are met, which are missed, and what was left out."""
        judged = [
            (name, figure) for name, figures in self.figures.items() for figure in figures if figure.met is not None
        ]
        click.echo(f"\n{sum(bool(figure.met) for _, figure in judged)} of {len(judged)} goals met.")
        _list(
            "Missed",
            (f"{name}: {figure.what}: {figure.value}, {figure.goal}" for name, figure in judged if not figure.met),
        )
        _list("Left out", self.left_out)


def _reason_to_leave_out(benchmark: type[Benchmark], place: Workplace) -> str | None:
    if benchmark.needs_data and place.data is None:
        return "needs DATA"
    if benchmark.is_long and place.quick:
        return "long"
    return None


def _line(figure: Figure) -> str:
    verdict = "" if figure.met is None else f"{figure.goal:18}  {'met' if figure.met else 'MISSED'}"
    return f"  {figure.what:76} {figure.value:>12}  {verdict}".rstrip()


def _list(title: str, lines: Iterable[str]) -> None:
    for number, line in enumerate(lines):
        click.echo(f"{title}:" if number == 0 else "", nl=number == 0)
        click.echo(f"  {line}")


if __name__ == "__main__":
    main()
