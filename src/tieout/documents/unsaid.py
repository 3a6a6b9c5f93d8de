"""What nobody says in a plain text, by where it stands in the bytes of its file: for who goes through files and reads
none (library/sieving.py)."""

from __future__ import annotations

from array import array
from itertools import accumulate, pairwise

from tieout.documents.furniture import merged, page_furniture
from tieout.documents.reading import is_plain
from tieout.documents.survey import BITS, label_lines
from tieout.documents.transcript import find_asides, find_turns


def unsaid(path: str, data: bytes, signs: int) -> bytes | None:
    """The labels, stage directions and page furniture of a text that shows some signs of these, in order and apart:
    pairs of 64-bit numbers, where in the bytes each begins and ends.

    Empty where there are no labels and no furniture, and none but stage directions are to be looked for; None where the
    bytes are not UTF-8, or the file is of another format than plain text.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if signs & BITS.markup and not is_plain(path, data, text):
        return None
    turns = find_turns(text, ends=label_lines(data)) if signs & BITS.labels else ()
    furniture = page_furniture(text) if signs & BITS.furniture else ()
    if not (turns or furniture):
        return b""
    asides = find_asides(text, bool(turns), furniture) if signs & BITS.brackets else furniture
    spans = merged([*(turn.label for turn in turns), *asides])
    places = [0, *(place for span in spans for place in span)]
    if not text.isascii():
        lengths = [len(text[begin:end].encode()) for begin, end in pairwise(places)]
        places = [0, *accumulate(lengths)]
    return array("q", places[1:]).tobytes()
