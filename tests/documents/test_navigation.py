"""Navigation told by its links: on the page, but nobody's words."""

from __future__ import annotations

import pytest

from tieout.documents import read_text

_ARTICLE = "<p>The boats leave the old pier at dawn, says the harbour master of Vale.</p>" * 6

_SIX = " ".join(f"<a/href={name}>{name}</a>" for name in ("Vale", "Hythe", "Rye", "Deal", "Looe", "Ryde"))


def _asides(page: str) -> list[str]:
    document = read_text(page, "a.html", "d1")
    return [" ".join(document.prose[slice(*span)].split()) for span in document.asides]


def _list(*words: str) -> str:
    return "<ul>" + "".join(f"<li><a href='/{n}'>{each}</a></li>" for n, each in enumerate(words)) + "</ul>"


@pytest.mark.parametrize(
    ("page", "asides"),
    [
        (_list("Home", "News", "Sport today", "Shop") + _ARTICLE, ["Home News Sport today Shop"]),
        (
            _ARTICLE
            + "<div><a href=a>About</a> | <a href=b>Contact</a> | <a href=c>Terms</a> | <a href=d>Help</a></div>",
            ["About | Contact | Terms | Help"],
        ),
        (f"<div><a href=a>One</a></div><div><a href=b>Two</a></div>{_ARTICLE}", []),
        (_list("Home", "News", "Sport", "Shop"), []),
        (f"<h2>References</h2>{_list('Roe 2019', 'Poe 2020', 'Doe 2001', 'Moe 1999')}{_ARTICLE}", []),
        (_list("Home", "News", "He said no.", "Sport", "Shop") + _ARTICLE, []),
        (_list(*["The harbour master told everybody that the old pier was closed for good"] * 5) + _ARTICLE, []),
        (f"<p>See {_SIX} of the boats that were lost at sea in the storm</p>{_ARTICLE}", []),
        (f"<p>{_SIX.replace(' ', ', ')}</p>{_ARTICLE}", []),
        (f"<table><tr><td>{_SIX.replace(' ', '<td>')}</table>{_ARTICLE}", []),
    ],
)
def test_runs_of_links_that_say_nothing_are_beside_the_article(page: str, asides: list[str]) -> None:
    """Few links, whole sentences, references, tables and pages of nothing but links are kept as words."""
    assert _asides(page) == asides


def test_no_word_is_lost() -> None:
    """What stands beside the article is still on the page."""
    assert "Sport" in read_text(_list("Home", "News", "Sport", "Shop") + _ARTICLE, "a.html", "d1").prose
