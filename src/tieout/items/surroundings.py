"""Where each quotation of a document stands: the rest of its sentence, and the quotations beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tieout.items.attribution import (
    goes_on_quoting,
    is_byline,
    is_whole,
    said_after,
    said_before,
    shares_verb,
    stands_for_speech,
)
from tieout.items.found import Found
from tieout.items.saying import NEGATION
from tieout.items.sentences import first_end, last_end
from tieout.model import Block
from tieout.text.patterns import lazy

_LEFT_OPEN = lazy(
    r"\b(?:whether|if|forb(?:ids?|ade|idden|idding)|prohibit(?:s|ed|ing)?|bar(?:s|red|ring)?|ban(?:s|ned|ning)?|"
    r"prevent(?:s|ed|ing)?|unlawful|illegal|enjoin(?:s|ed|ing)?|question(?:s|ed|ing)?|doubt(?:s|ed|ful|ing)?|reject(?:s|ed|ing)?|disput(?:e|es|ed|ing)|"
    r"disagree[sd]?|disavow(?:s|ed)?|disclaim(?:s|ed)?|left open|reserved|short of|ruled out|rules out|wrongly|falsely|"
    r"contrary to)\b",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 500, 300
_GAPS = 5
_AHEAD = 3  # a sentence end shows only in the characters behind it


class Surroundings:
    """The quotations of one document, each with what the words around it say."""

    def __init__(self, prose: str, blocks: Sequence[Block], found: Sequence[Found]) -> None:
        self._prose, self._blocks, self._found = prose, blocks, found
        self._lead_starts = [self._lead_start(number) for number in range(len(found))]
        self.attributed: list[bool] = []
        """Whether the words around a quotation say that somebody said, wrote or reads so."""
        for number in range(len(found)):
            self.attributed.append(self._is_attributed(number))

    def negated_before(self, number: int) -> bool:
        """Whether the sentence that leads up to a quotation, outside marks, holds a negation or leaves it open."""
        return any(NEGATION.search(gap) or _LEFT_OPEN.search(gap) for gap in self._leads(number))

    def _is_attributed(self, number: int) -> bool:
        found = self._found[number]
        if found.is_block or found.split or found.signed:
            return True
        lead, tail, quoted = self._lead(number), self._tail(number), self._quoted(found)
        opens = not lead.strip()
        return (
            said_before(self._announced(number) if opens else lead, quoted)
            or said_after(tail, quoted, lead)
            or (opens and stands_for_speech(quoted))
            or self._goes_with_last(number, lead, quoted)
            or self._has_byline(found, tail)
        )

    def _quoted(self, found: Found) -> str:
        """The opening words, and the end, of a quotation."""
        first, last = found.parts[0], found.parts[-1]
        if found.outer.length <= 600:
            return self._prose[first.start : last.end]
        return self._prose[first.start : first.start + 400] + " " + self._prose[last.end - 100 : last.end]

    def _goes_with_last(self, number: int, lead: str, quoted: str) -> bool:
        """Whether a quotation runs on from an attributed one: “...,” he said. “...”, or “...” and “...”."""
        if not number or not self.attributed[number - 1]:
            return False
        last, found = self._found[number - 1], self._found[number]
        if last.last_block != found.first_block:
            return self._follows_as_paragraph(last, found, lead, quoted)
        if not lead.strip():
            return is_whole(quoted)
        if found.outer.start - last.outer.end <= 80 and shares_verb(self._prose[last.outer.end : found.outer.start]):
            return True
        return self._lead_starts[number][1] and goes_on_quoting(lead, quoted)

    def _follows_as_paragraph(self, last: Found, found: Found, lead: str, quoted: str) -> bool:
        whole = not lead.strip() and not self._tail_is_sentence(found) and is_whole(quoted)
        return whole and found.first_block == last.last_block + 1

    def _has_byline(self, found: Found, tail: str) -> bool:
        """Whether the next paragraph is a dash and a name."""
        after = found.last_block + 1
        if after >= len(self._blocks) or tail.strip():
            return False
        return is_byline(self._prose[slice(*self._blocks[after].span)])

    def _tail_is_sentence(self, found: Found) -> bool:
        end = min(found.outer.end + 80, self._blocks[found.last_block].span.end)
        return any(char.isalpha() for char in self._prose[found.outer.end : end])

    def _lead(self, number: int) -> str:
        """What stands before a quotation in its sentence, back to the quotation before it at most."""
        return self._prose[self._lead_starts[number][0] : self._found[number].outer.start]

    def _lead_start(self, number: int) -> tuple[int, bool]:
        """Where the lead begins, and whether the sentence began before it, with the last quotation."""
        found = self._found[number]
        floor = self._blocks[found.first_block].span.start
        last = self._last_in_block(number)
        start = max(last.outer.end if last else floor, found.outer.start - _BEFORE)
        cut = last_end(self._prose, start, found.outer.start + _AHEAD)
        if cut is not None and cut <= found.outer.start:
            return cut, False
        return start, last is not None and start == last.outer.end and not self._ended(last, found)

    def _last_in_block(self, number: int) -> Found | None:
        if not number or self._found[number - 1].last_block != self._found[number].first_block:
            return None
        return self._found[number - 1]

    def _ended(self, last: Found, found: Found) -> bool:
        """Whether the last quotation ended the sentence it stands in."""
        after = self._prose[last.outer.end : min(found.outer.start, last.outer.end + 40)].lstrip()
        return self._prose[last.parts[-1].end - 1] in ".!?…" and (not after or after[0].isupper())

    def _leads(self, number: int) -> list[str]:
        """The stretches of the sentence before a quotation that stand outside marks, the nearest first."""
        leads: list[str] = []
        continues = True
        while continues and number >= 0 and len(leads) < _GAPS:
            start, continues = self._lead_starts[number]
            leads.append(self._prose[start : self._found[number].outer.start])
            number -= 1
        return leads

    def _announced(self, number: int) -> str:
        """The end of the paragraph before, where that ends in a colon and the quotation opens its own."""
        found = self._found[number]
        before = found.first_block - 1
        if before < 0 or self._last_in_block(number):
            return ""
        span = self._blocks[before].span
        text = self._prose[max(span.start, span.end - _BEFORE) : span.end].rstrip()
        if not text.endswith(":"):
            return ""
        return text[last_end(text, 0, len(text)) or 0 :]

    def _tail(self, number: int) -> str:
        """What stands after a quotation in its sentence, up to the next quotation at most."""
        found = self._found[number]
        end = self._blocks[found.last_block].span.end
        if number + 1 < len(self._found) and self._found[number + 1].first_block == found.last_block:
            end = min(end, self._found[number + 1].outer.start)
        end = min(end, found.outer.end + _AFTER)
        cut = first_end(self._prose, found.outer.end, min(len(self._prose), end + _AHEAD))
        return self._prose[found.outer.end : min(cut or end, end)]
