"""The papers of a record as lawyers abbreviate them."""

from __future__ import annotations

from tieout.text.citekeys import folded

_WRITTEN_OUT = {
    "tr": "transcript", "dep": "deposition", "depo": "deposition", "compl": "complaint", "ans": "answer",
    "aff": "affidavit", "decl": "declaration", "ex": "exhibit", "rec": "record", "r": "record", "app": "appendix",
    "br": "brief", "op": "opinion", "mot": "motion", "stip": "stipulation", "am": "amended", "hrg": "hearing",
    "hr": "hearing", "dkt": "docket", "ja": "joint appendix",
}  # fmt: skip
_SILENT = frozenset(("g", "no"))


def paper_words(paper: str) -> tuple[str, ...]:
    """The words of a paper's name written out: "Lane Dep." is lane and deposition.

    A deposition's transcript is a deposition: of two names for a kind of paper the closer one is kept.
    """
    words = folded(paper.replace("J.A.", "ja").replace("’", "").replace("'", "")).split()
    written = [one for word in words if word not in _SILENT for one in _WRITTEN_OUT.get(word, word).split()]
    if "transcript" in written and {"deposition", "hearing", "trial"} & set(written):
        written.remove("transcript")
    return tuple(written)
