"""One page for a browser: the draft with its items marked by outcome, and beside it what was found for each.

Nothing is fetched, the page works from a disk, and a policy in its head lets no other script or style run than its own:
what a draft or a source holds is text, whatever it looks like.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from typing import ClassVar

from tieout.model import Decision, Document, Finding, Fix, Outcome, Passage, Report, Severity, Verdict
from tieout.reports import difference
from tieout.reports.base import Appearance, Reporter
from tieout.reports.cases import (
    REASONS,
    Case,
    Index,
    broken,
    marks_of,
    outcomes,
    place,
    signed,
    speaker_of,
)
from tieout.reports.layout import Run, visible
from tieout.reports.marking import Marked, segments
from tieout.reports.plates import Plates

_ELEMENTS = {"removed": "del", "added": "ins"}
_CLASSES = {"excused", "dim", "warning"}
_NAMES = {"finding": "Findings", "unchecked": "Not checked", "ties-out": "Ties out", "accepted": "Accepted"}
_SAYS = {"finding": "Finding", "unchecked": "Not checked", "ties-out": "Ties out", "accepted": "Accepted"}
_CONTENT = "$content"


class HtmlReporter(Reporter):
    """The page, a card at a time."""

    format: ClassVar[str] = "html"
    has_pictures: ClassVar[bool] = True

    def pieces(self, report: Report, appearance: Appearance) -> Iterator[str]:
        page = _Page(report)
        before, _, after = _template().partition(_CONTENT)
        values = {**page.head(), **_parts()}
        yield Template(before).substitute(values)
        yield '<div class="pane" id="draft" role="region" aria-label="Drafts" tabindex="0">\n'
        for document in report.documents:
            yield from page.draft(document)
        yield '</div>\n<div class="pane" id="items" role="region" aria-label="Items" tabindex="0">\n'
        for document in report.documents:
            yield from page.cards(document)
        yield "</div>\n"
        yield from page.plates.pages()
        yield Template(after).substitute(values)


def _template() -> str:
    return _read("page.html")


def _read(name: str) -> str:
    return (Path(__file__).parent / "page" / name).read_text("utf-8")


def _parts() -> dict[str, str]:
    """Style and script, and the digests by which the page's policy knows them."""
    style, script = _read("page.css"), _read("page.js")
    return {"style": style, "script": script, "style_hash": _digest(style), "script_hash": _digest(script)}


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


class _Card:
    """An item, or a finding that belongs to none: what the page shows of it."""

    def __init__(self, id: str, case: Case, accepted: list[tuple[Finding, Decision]]) -> None:
        self.id, self.case, self.accepted = id, case, accepted
        self.outcome = _outcome_of(case)
        rules = [finding.rule for finding in (*case.findings, *(finding for finding, _ in accepted))]
        self.rules = " ".join(dict.fromkeys(rules))

    @property
    def marked(self) -> Marked:
        """The words of the draft that belong to the card."""
        span = self.case.verdict.item.span if self.case.verdict else self.case.findings[0].span
        return Marked(span, self.id, self.outcome)


def _outcome_of(case: Case) -> str:
    if case.verdict is None:
        return "finding"
    return "accepted" if case.verdict.accepted else case.verdict.outcome.value


class _Page:
    """Writes the parts of one report."""

    def __init__(self, report: Report) -> None:
        self._report, self._index = report, Index(report)
        self.plates = Plates(report)
        self._cards: dict[str, list[_Card]] = {document.id: [] for document in report.documents}
        for card in self._all():
            self._cards[card.case.document.id].append(card)
        for cards in self._cards.values():
            cards.sort(key=lambda card: card.marked.span)

    def _all(self) -> Iterator[_Card]:
        documents = {document.id: document for document in self._report.documents}
        own: dict[str, list[Finding]] = {}
        stands: dict[str, list[tuple[Finding, Decision]]] = {}
        for finding in self._report.findings:
            own.setdefault(finding.item or "", []).append(finding)
        for finding, decision in self._report.accepted:
            stands.setdefault(finding.item or "", []).append((finding, decision))
        for number, verdict in enumerate(self._report.verdicts, 1):
            id, document = verdict.item.id, documents[verdict.item.document]
            yield _Card(f"c{number}", Case(document, tuple(own.get(id, ())), verdict), stands.get(id, []))
        for number, finding in enumerate(own.get("", ()), 1):
            yield _Card(f"f{number}", Case(documents[finding.document], (finding,), None), [])

    def head(self) -> dict[str, str]:
        """What the page says of the whole report, and its controls."""
        report = self._report
        said = (*report.unread, *broken(report), *report.notes, self.plates.note)
        notes = [f'<p class="note">{_text(one)}</p>' for one in said if one]
        title = ", ".join(document.path for document in report.documents)
        return {
            "title": _text(f"tieout: {title}"),
            "summary": _text(outcomes(report)),
            "notes": "\n".join(notes),
            "outcomes": "".join(self._buttons()),
            "rules": "".join(self._options()),
        }

    def _buttons(self) -> Iterator[str]:
        """A switch for each outcome that there is."""
        cards = [card.outcome for cards in self._cards.values() for card in cards]
        for outcome, name in _NAMES.items():
            if count := cards.count(outcome):
                yield (
                    f'<button type="button" data-outcome="{outcome}" aria-pressed="true">{name} ({count:,})</button>'
                )

    def _options(self) -> Iterator[str]:
        yield '<option value="">all</option>'
        for code, count in self._report.by_rule().items():
            yield f'<option value="{_text(code)}">{_text(code)} ({count:,})</option>'

    def draft(self, document: Document) -> Iterator[str]:
        """The text with its items marked: each mark leads to its card."""
        path = _text(document.path)
        yield f'<section class="draft" aria-label="Draft {path}">\n<h2>{path}</h2>\n<div class="text">'
        seen: set[str] = set()
        for span, marked in segments(document.text, [card.marked for card in self._cards[document.id]]):
            words = _text(document.text[slice(*span)])
            if marked is None:
                yield words
                continue
            own = "" if marked.id in seen else f' id="m-{marked.id}"'
            seen.add(marked.id)
            yield f'<a{own} href="#{marked.id}" data-outcome="{marked.outcome}">{words}</a>'
        yield "</div>\n</section>\n"

    def cards(self, document: Document) -> Iterator[str]:
        """The items in the order of the draft."""
        path = _text(document.path)
        yield f'<section aria-label="Items of {path}">\n<h2>{path}: items</h2>\n<ol class="items">\n'
        for card in self._cards[document.id]:
            yield f"{self._card(card)}\n"
        yield "</ol>\n</section>\n"

    def _card(self, card: _Card) -> str:
        case = card.case
        kind = case.verdict.item.kind.value if case.verdict else "mark"
        where = place("", case.location).lstrip(":, ")
        head = (
            f'<li class="card" id="{card.id}" tabindex="-1" data-outcome="{card.outcome}"'
            f' data-rules="{_text(card.rules)}">'
            f'<h3><span class="outcome">{_text(self._heading(card))}</span> '
            f'<span class="kind">{_text(kind)}, {_text(where)}</span></h3>'
        )
        body = [*map(_said, case.findings), *(_stands(*one) for one in card.accepted), *self._evidence(case)]
        back = f'<p><a class="to-draft" href="#m-{card.id}">Show in the draft</a></p>'
        return "\n".join([head, *body, back, "</li>"])

    def _heading(self, card: _Card) -> str:
        reason = card.case.verdict.reason if card.case.verdict else None
        why = card.rules.replace(" ", ", ") or reason
        return f"{_SAYS[card.outcome]}: {why}" if why else _SAYS[card.outcome]

    def _evidence(self, case: Case) -> Iterator[str]:
        """The statement, the passages and the difference, each under its label."""
        verdict = case.verdict
        if verdict is None:
            return
        if verdict.outcome is Outcome.UNCHECKED and verdict.reason:
            yield f"<p>{_text(REASONS[verdict.reason])}</p>"
        yield from self._stated(verdict)
        if case.nearest:
            locator = self._index.locator(case.nearest)
            yield _quoted(f"Nearest, {locator}", difference.nearest(case.nearest, colour=True))
            yield from self._plates(case.nearest)
        reading = case.shown
        if reading is None:
            return
        for passage in reading.passages:
            yield _quoted(f"Source, {self._index.locator(passage)}", difference.passage(passage, colour=True))
            yield from self._plates(passage)
        if not reading.exact and any(passage.edits for passage in reading.passages):
            yield _quoted("Difference", difference.difference(reading, colour=True))
        if case.others:
            also = "; ".join(self._index.locator(passage) for other in case.others for passage in other.passages)
            yield f'<p class="locator">Also in {_text(also)}</p>'

    def _plates(self, passage: Passage) -> Iterator[str]:
        """The pages that a passage stands on."""
        path = self._index.sources[passage.source].path
        return self.plates.of((passage.source, passage.span), path, passage.text)

    def _stated(self, verdict: Verdict) -> Iterator[str]:
        item = verdict.item
        opening, closing = marks_of(item)
        label = f"Draft, {speaker_of(item)}" if item.speaker else "Draft"
        yield _quoted(label, [Run(opening), Run(item.text), Run(closing)])
        yield from self.plates.of((item.document, item.span), self._index.documents[item.document].path, item.text)
        if cited := self._index.cited(item):
            yield f'<p class="locator">Cited: {_text(cited)}</p>'


def _said(finding: Finding) -> str:
    rule = f"<strong>{_text(finding.rule)} {_text(finding.name)}</strong> ({finding.severity})"
    derivation = f"<br>{_text(finding.derivation)}" if finding.derivation else ""
    grade = "said" if finding.severity in (Severity.ERROR, Severity.WARNING) else "said info"
    return f'<p class="{grade}">{rule}: {_text(finding.message)}{derivation}{_mended(finding.fix)}</p>'


def _mended(fix: Fix | None) -> str:
    """What the fix would put in."""
    if fix is None:
        return ""
    safety = "safe" if fix.safe else "to be read first"
    put_in = ", ".join(f"“{edit.text.strip()}”" for edit in fix.edits if edit.text.strip()) or "nothing in its place"
    return f'<br><span class="label">Fix ({safety}): {_text(put_in)}</span>'


def _stands(finding: Finding, decision: Decision) -> str:
    return f'<p class="said"><strong>{_text(finding.rule)} accepted</strong>: {_text(signed(decision))}</p>'


def _quoted(label: str, runs: list[Run]) -> str:
    words = "".join(map(_run, runs))
    return f'<p class="label">{_text(label)}</p><blockquote>{words}</blockquote>'


def _run(run: Run) -> str:
    words = _text(" ".join(run.text.split("\n")))
    if not words.strip():
        return words
    lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    if element := _ELEMENTS.get(run.style):
        return f"{lead}<{element}>{words.strip()}</{element}>{trail}"
    return f'{lead}<span class="{run.style}">{words.strip()}</span>{trail}' if run.style in _CLASSES else words


def _text(text: str) -> str:
    """Somebody else's words as text and nothing else; a $ is safe, since only the page's own parts are templates."""
    return escape(visible(text))
