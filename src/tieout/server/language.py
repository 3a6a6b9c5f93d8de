"""The language server itself: what the editor says, and what it is told.

The texts of the drafts are kept here and not by the library, which ends lines at characters that editors do not. One
thread does the checking, so that an editor is answered while a check goes on; a check that is overtaken by a change
stops at its next question to the library.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from tieout import __version__
from tieout.config.settings import BASELINE, DECISIONS
from tieout.errors import TieoutError
from tieout.model import Finding, Fix
from tieout.server.checking import Desk, SupersededError
from tieout.server.drafts import OpenDraft, path_of
from tieout.server.letting import accepting
from tieout.server.rulepages import RulePages
from tieout.server.telling import SOURCE, Told

_SETTLING = frozenset({"tieout.toml", "pyproject.toml", DECISIONS, BASELINE})
"""Files that change what is said of a draft."""
PAUSE = 0.03
"""Seconds without a change before a check begins: as long as two keys of one stroke lie apart."""
Result = TypeVar("Result")


class TieoutServer(LanguageServer):
    """The drafts that are open, what was told of each, and the thread that checks them."""

    def __init__(self, pages: Path) -> None:
        super().__init__("tieout", __version__)
        self.pages = RulePages(pages)
        self.desk = Desk()
        self.drafts: dict[str, OpenDraft] = {}
        self.told: dict[str, Told] = {}
        self.unchecked = True
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._thread = ThreadPoolExecutor(1, "tieout")
        self._warned: set[str] = set()

    async def aside(self, work: Callable[[], Result]) -> Result:
        """The result of some work, done by the thread that checks."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def open(self, draft: OpenDraft) -> None:
        """Take a draft as it now stands, and check it."""
        self.drafts[draft.uri] = draft
        before = self._checks.pop(draft.uri, None)
        if before is not None:
            before.cancel()
        self._checks[draft.uri] = asyncio.create_task(self._check_soon(draft))

    def close(self, uri: str) -> None:
        """Forget a draft, and take back what was told of it."""
        self.drafts.pop(uri, None)
        self.told.pop(uri, None)
        task = self._checks.pop(uri, None)
        if task is not None:
            task.cancel()
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def check_all(self) -> None:
        """Check every draft again: the sources, or the settings, may be others."""
        for draft in list(self.drafts.values()):
            self.open(draft)

    async def refresh(self, *, at_once: bool) -> None:
        """Look whether the sources have changed, and check again where they have."""
        if await self.aside(lambda: self.desk.refresh(at_once=at_once)):
            self.check_all()

    async def current(self, uri: str) -> Told | None:
        """What is to be told of a draft as it now stands; None where it could not be checked."""
        task = self._checks.get(uri)
        if task is not None:
            await asyncio.wait([task])
        told = self.told.get(uri)
        return told if told is not None and told.draft is self.drafts.get(uri) else None

    async def _check_soon(self, draft: OpenDraft) -> None:
        await asyncio.sleep(PAUSE)
        try:
            told = await self.aside(lambda: self._told(draft))
        except SupersededError:
            return
        except TieoutError as problem:
            self._warn(str(problem))
            self.told.pop(draft.uri, None)
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(draft.uri, [], draft.version))
            return
        if not self._is_current(draft):
            return
        self.told[draft.uri] = told
        diagnostics = told.diagnostics(unchecked=self.unchecked)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(draft.uri, diagnostics, draft.version))
        refresh = asyncio.create_task(self.refresh(at_once=False))
        await asyncio.shield(refresh)

    def _told(self, draft: OpenDraft) -> Told:
        if not self._is_current(draft):
            raise SupersededError("The draft has changed.")
        report, library = self.desk.check(draft.path, draft.text, lambda: self._is_current(draft))
        return Told(draft, report, library, self.pages)

    def _is_current(self, draft: OpenDraft) -> bool:
        return self.drafts.get(draft.uri) is draft

    def _warn(self, sentence: str) -> None:
        """Say once what stands in the way of checking."""
        if sentence not in self._warned:
            self._warned.add(sentence)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"tieout: {sentence}"))


def server(pages: Path) -> TieoutServer:
    """The server with all that it can do; the pages of the rules are written below `pages`."""
    served = TieoutServer(pages)
    for method, feature, options in FEATURES:
        served.feature(method, options)(feature)
    return served


# -- what the editor says -----------------------------------------------------------------------------------------


def initialized(served: TieoutServer, params: types.InitializeParams) -> None:
    """`initializationOptions` may say {"unchecked": false}: nothing is told of what is not checked."""
    options = params.initialization_options
    if isinstance(options, dict) and isinstance(options.get("unchecked"), bool):
        served.unchecked = options["unchecked"]


async def opened(served: TieoutServer, params: types.DidOpenTextDocumentParams) -> None:
    """A draft is open: check it."""
    document = params.text_document
    served.open(OpenDraft(document.uri, document.text, document.version))


async def changed(served: TieoutServer, params: types.DidChangeTextDocumentParams) -> None:
    """A draft is another now: check it as it stands, saved or not."""
    draft = served.drafts.get(params.text_document.uri)
    if draft is not None:
        served.open(draft.changed(params.content_changes, params.text_document.version))


async def saved(served: TieoutServer, params: types.DidSaveTextDocumentParams) -> None:  # noqa: ARG001 - of any draft
    """Something was written, perhaps a source."""
    await served.refresh(at_once=True)


async def touched(served: TieoutServer, params: types.DidChangeWatchedFilesParams) -> None:
    """Files were changed: if settings or decisions are among them, all is checked again."""
    if any((path_of(one.uri) or Path()).name in _SETTLING for one in params.changes):
        served.check_all()
    await served.refresh(at_once=True)


async def closed(served: TieoutServer, params: types.DidCloseTextDocumentParams) -> None:
    """A draft is closed: nothing is told of it any more."""
    served.close(params.text_document.uri)


# -- what the editor asks -----------------------------------------------------------------------------------------


async def hover(served: TieoutServer, params: types.HoverParams) -> types.Hover | None:
    """What became of the words at a place, and the passages beside them."""
    told = await served.current(params.text_document.uri)
    return told.hover(told.draft.lines.offset(params.position)) if told else None


async def definition(served: TieoutServer, params: types.DefinitionParams) -> list[types.LocationLink]:
    """Where the sources have the words at a place."""
    told = await served.current(params.text_document.uri)
    return told.definition(told.draft.lines.offset(params.position)) if told else []


async def actions(served: TieoutServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """The fixes of the findings in a selection, those that are safe first; then ways to let them stand."""
    told = await served.current(params.text_document.uri)
    if told is None:
        return []
    found = told.findings_in(told.draft.lines.span(params.range))
    fixes = sorted((_fixing(told, one) for one in found if one.fix is not None), key=lambda one: not one.is_preferred)
    standing = (accepting(told, one) for one in found)
    return [*fixes, *(one for one in standing if one is not None)]


def _fixing(told: Told, finding: Finding) -> types.CodeAction:
    """The action that applies a finding's fix to the draft as it stands."""
    fix = finding.fix or Fix(safe=False, edits=())
    document = types.OptionalVersionedTextDocumentIdentifier(told.draft.uri, told.draft.version)
    edit = types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [*told.edits(fix)])])
    unsafe = "" if fix.safe else " (unsafe)"
    return types.CodeAction(
        title=f"{SOURCE}: fix {finding.rule} {finding.name}{unsafe}",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[told.diagnostic(finding)],
        is_preferred=fix.safe,
        edit=edit,
    )


FEATURES: tuple[tuple[str, Callable[..., object], object], ...] = (
    (types.INITIALIZE, initialized, None),
    (types.TEXT_DOCUMENT_DID_OPEN, opened, None),
    (types.TEXT_DOCUMENT_DID_CHANGE, changed, None),
    (types.TEXT_DOCUMENT_DID_SAVE, saved, None),
    (types.TEXT_DOCUMENT_DID_CLOSE, closed, None),
    (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, touched, None),
    (types.TEXT_DOCUMENT_HOVER, hover, None),
    (types.TEXT_DOCUMENT_DEFINITION, definition, None),
    (types.TEXT_DOCUMENT_CODE_ACTION, actions, types.CodeActionOptions([types.CodeActionKind.QuickFix])),
)
