"""Names of texts as they stand, held against others."""

from __future__ import annotations

from pathlib import Path
from random import Random

from benchmarks import misnamed


def articles(data: Path) -> None:
    """Three articles by two outlets; the second spells a name otherwise than the first, and has it twice."""
    folder = data / "campaign2016" / "articles"
    folder.mkdir(parents=True)
    told = "The board met Harriet {} on Monday. Harriet {} was late."
    for name, surname in (("gazette_1", "Quill"), ("courier_1", "Quil"), ("courier_2", "Quill")):
        (folder / f"{name}.txt").write_text(told.format(surname, surname), "utf-8")


def test_an_article_is_held_against_those_of_other_outlets(tmp_path: Path) -> None:
    """Each name is told once, with both spellings; an outlet is not held against itself."""
    articles(tmp_path)
    (found,) = misnamed.between_outlets(tmp_path)
    assert found.path.name == "courier_1.txt"
    assert found.answer.spelt == "Quill"


def test_a_sample_shows_both_places(tmp_path: Path) -> None:
    """A reader needs the draft's words and the source's."""
    articles(tmp_path)
    page = tmp_path / "sample.md"
    misnamed.write(page, list(misnamed.between_outlets(tmp_path)), 5, Random(1))
    text = page.read_text("utf-8")
    assert "⟦Harriet Quil⟧" in text
    assert "⟦Harriet Quill⟧" in text
