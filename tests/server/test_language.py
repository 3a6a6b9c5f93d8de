"""The language server, driven by a real client over standard input and output."""

from __future__ import annotations

import builtins
from pathlib import Path

import pytest
from lsprotocol import types

from tests.cli.running import LOG, tieout
from tests.server.editor import Editor, within
from tieout.server.drafts import path_of, uri_of

DRAFT = """\
# 🕯 The light

The keeper wrote: “The lamp was lit on every night of the war but one.”

🕯 She added: “I counted ships at dawn, and we never lost three.”

He called it “a candle”.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with draft.md and sources/log.txt."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "log.txt").write_text("🕯 Log\n" + LOG, "utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    return tmp_path


def at(path: Path, line: int, character: int) -> tuple[types.TextDocumentIdentifier, types.Position]:
    """A place in a draft."""
    return types.TextDocumentIdentifier(uri_of(path)), types.Position(line, character)


def coded(diagnostics: list[types.Diagnostic]) -> list[object]:
    """The codes of what is told."""
    return [one.code for one in diagnostics]


def test_a_draft_is_checked_as_it_is_typed(desk: Path) -> None:
    """Opened, changed without being saved, mended, closed: what is told is of the text as it stands."""
    draft = desk / "draft.md"

    async def work(editor: Editor) -> None:
        editor.open(draft)
        first, second = await editor.diagnostics(draft)
        assert (first.code, first.severity, first.source) == ("Q105", types.DiagnosticSeverity.Error, "tieout")
        assert (second.code, second.severity) == ("unchecked", types.DiagnosticSeverity.Hint)
        line = DRAFT.splitlines()[4]
        units = line.encode("utf-16-le")
        place = first.range
        assert place.start.line == place.end.line == 4
        assert units[2 * place.start.character : 2 * place.end.character].decode("utf-16-le") in line
        never = len(line[: line.index("never")].encode("utf-16-le")) // 2
        editor.type(draft, 2, (4, never), (4, never + len("never ")), "")
        assert coded(await editor.diagnostics(draft, 2)) == ["unchecked"]
        editor.type(draft, 3, (0, 0), (0, 0), "It is said.\n\n")
        (hint,) = await editor.diagnostics(draft, 3)
        assert hint.range.start.line == 8
        editor.close(draft)
        assert await editor.diagnostics(draft) == []

    within(desk, work)


def test_a_code_leads_to_the_page_of_its_rule(desk: Path) -> None:
    """A file that the editor can open, with what the rule does and why."""

    async def work(editor: Editor) -> None:
        editor.open(desk / "draft.md")
        finding = (await editor.diagnostics(desk / "draft.md"))[0]
        assert finding.code_description is not None
        page = path_of(finding.code_description.href)
        assert page is not None
        assert page.read_text("utf-8").startswith("# Q105 sense-changed\n")

    within(desk, work)


def test_a_finding_points_at_its_passage(desk: Path) -> None:
    """The words of the source, where they stand in its own file."""

    async def work(editor: Editor) -> None:
        editor.open(desk / "draft.md")
        finding = (await editor.diagnostics(desk / "draft.md"))[0]
        (related,) = finding.related_information or ()
        assert path_of(related.location.uri) == desk / "sources" / "log.txt"
        assert related.message == "I counted ships at dawn, and we lost three"
        assert related.location.range.start == types.Position(1, LOG.index("I counted"))

    within(desk, work)


def test_hover_shows_the_evidence_and_the_difference(desk: Path) -> None:
    """Of a finding what is wrong and the passage; of what ties out where; of the rest why not."""
    draft = desk / "draft.md"

    async def work(editor: Editor) -> None:
        editor.open(draft)
        wrong = await editor.text_document_hover_async(types.HoverParams(*at(draft, 4, 30)))
        assert wrong is not None
        assert isinstance(wrong.contents, types.MarkupContent)
        assert "**Q105 sense-changed** (error)" in wrong.contents.value
        assert "sources/log.txt:2:" in wrong.contents.value
        assert "{+never+}" in wrong.contents.value
        right = await editor.text_document_hover_async(types.HoverParams(*at(draft, 2, 30)))
        assert right is not None
        assert isinstance(right.contents, types.MarkupContent)
        assert right.contents.value.startswith("**ties-out**\n\nSource, `sources/log.txt:2:1`:")
        assert await editor.text_document_hover_async(types.HoverParams(*at(draft, 0, 4))) is None

    within(desk, work)


def test_a_definition_is_the_passage(desk: Path) -> None:
    """Go to definition on a quotation opens the source at it."""

    async def work(editor: Editor) -> None:
        editor.open(desk / "draft.md")
        found = await editor.text_document_definition_async(types.DefinitionParams(*at(desk / "draft.md", 2, 30)))
        assert isinstance(found, builtins.list)
        (link,) = found
        assert isinstance(link, types.LocationLink)
        assert path_of(link.target_uri) == desk / "sources" / "log.txt"
        assert link.target_range.start == types.Position(1, 0)

    within(desk, work)


def actions_at(path: Path, line: int, character: int) -> types.CodeActionParams:
    """What an editor asks where the cursor stands at a place."""
    document, place = at(path, line, character)
    return types.CodeActionParams(document, types.Range(place, place), types.CodeActionContext([]))


async def done(editor: Editor, path: Path, action: object, version: int) -> None:
    """Let an editor do what an action offers."""
    assert isinstance(action, types.CodeAction)
    assert action.edit is not None
    (change,) = action.edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.version == version - 1
    for edit in change.edits:
        assert isinstance(edit, types.TextEdit)
        start, end = edit.range.start, edit.range.end
        editor.type(path, version, (start.line, start.character), (end.line, end.character), edit.new_text)


def test_a_fix_is_offered_and_mends_the_draft(desk: Path) -> None:
    """The source's own words in place of the draft's, and nothing is told of them any more."""
    draft = desk / "draft.md"

    async def work(editor: Editor) -> None:
        editor.open(draft)
        assert "Q105" in coded(await editor.diagnostics(draft))
        found = await editor.text_document_code_action_async(actions_at(draft, 4, 50))
        fixing = [one for one in found or () if isinstance(one, types.CodeAction) and "fix Q105" in one.title]
        assert fixing[0].kind == types.CodeActionKind.QuickFix
        await done(editor, draft, fixing[0], 2)
        assert coded(await editor.diagnostics(draft, 2)) == ["unchecked"]
        assert not await editor.text_document_code_action_async(actions_at(draft, 2, 30))

    within(desk, work)


def test_a_source_that_is_saved_is_read_again(desk: Path) -> None:
    """The draft has not changed, and is told of anew."""
    draft, source = desk / "draft.md", desk / "sources" / "log.txt"

    async def work(editor: Editor) -> None:
        editor.open(draft)
        assert "Q105" in coded(await editor.diagnostics(draft))
        source.write_text(LOG.replace("we lost", "we never lost"), "utf-8")
        document = types.TextDocumentIdentifier(uri_of(source))
        editor.text_document_did_save(types.DidSaveTextDocumentParams(document))
        assert coded(await editor.diagnostics(draft)) == ["unchecked"]

    within(desk, work)


def test_settings_that_change_count_at_once(desk: Path) -> None:
    """A watched tieout.toml; and the editor's own option to leave hints out."""
    draft, settings = desk / "draft.md", desk / "tieout.toml"

    async def work(editor: Editor) -> None:
        editor.open(draft)
        assert coded(await editor.diagnostics(draft)) == ["Q105"]
        settings.write_text('ignore = ["sense-changed"]\n', "utf-8")
        event = types.FileEvent(uri_of(settings), types.FileChangeType.Created)
        editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        assert "Q105" not in coded(await editor.diagnostics(draft))

    within(desk, work, {"unchecked": False})


def test_a_finding_is_accepted_by_a_comment(desk: Path) -> None:
    """The action puts it above the paragraph; with a reason written into it, the finding stands."""
    draft = desk / "draft.md"

    async def work(editor: Editor) -> None:
        editor.open(draft)
        (diagnostic,) = await editor.diagnostics(draft)
        identifier = types.TextDocumentIdentifier(uri_of(draft))
        context = types.CodeActionContext([diagnostic])
        asked = types.CodeActionParams(identifier, diagnostic.range, context)
        actions = await editor.text_document_code_action_async(asked)
        accepting = [one for one in actions or [] if isinstance(one, types.CodeAction) and "accept Q105" in one.title]
        (change,) = accepting[0].edit.document_changes  # type: ignore[union-attr, misc]
        (edit,) = change.edits  # type: ignore[union-attr]
        assert (edit.range.start, edit.range.end) == (types.Position(4, 0), types.Position(4, 0))
        assert edit.new_text == "<!-- tieout: accept Q105: -->\n"  # type: ignore[union-attr]
        editor.type(draft, 2, (4, 0), (4, 0), "<!-- tieout: accept Q105: -->\n")
        assert coded(await editor.diagnostics(draft, 2)) == ["X101", "Q105"]
        editor.type(draft, 3, (4, 25), (4, 25), " as she wrote it")
        assert coded(await editor.diagnostics(draft, 3)) == []

    within(desk, work, {"unchecked": False})


@pytest.mark.parametrize("what", ["sources", "settings"])
def test_what_stands_in_the_way_is_said_once(desk: Path, what: str) -> None:
    """A folder without sources, or with settings that mean nothing: one message, and no diagnostics."""
    draft = desk / "elsewhere" / "draft.md"
    draft.parent.mkdir()
    if what == "settings":
        (desk / "elsewhere" / "tieout.toml").write_text("sorces = []\n", "utf-8")

    async def work(editor: Editor) -> None:
        editor.open(draft, DRAFT)
        assert await editor.diagnostics(draft) == []
        message = await editor.messages.get()
        assert message.startswith("tieout: No sources" if what == "sources" else "tieout: elsewhere")
        editor.type(draft, 2, (0, 0), (0, 0), "x")
        assert await editor.diagnostics(draft, 2) == []
        assert editor.messages.empty()

    within(desk, work)


def test_only_the_last_of_many_changes_is_told_of(desk: Path) -> None:
    """What is typed faster than it can be checked is checked as it stands in the end."""
    draft = desk / "draft.md"

    async def work(editor: Editor) -> None:
        editor.open(draft)
        for version in range(2, 40):
            editor.type(draft, version, (6, 0), (6, 0), "x")
        told = await editor.diagnostics(draft, 39)
        assert "Q105" in coded(told)

    within(desk, work)


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says what to install."""
    import sys

    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    monkeypatch.setitem(sys.modules, "pygls", None)
    for name in [name for name in sys.modules if name.startswith("tieout.server")]:
        monkeypatch.delitem(sys.modules, name)
    result = tieout("server")
    assert result.exit_code == 2
    assert "pip install 'tieout[server]'" in result.stderr
