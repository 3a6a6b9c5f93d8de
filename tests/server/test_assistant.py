"""The server for assistants, driven by the client of the official SDK over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from tests.cli.running import LOG, tieout

TRUE = "The keeper wrote: “The lamp was lit on every night of the war but one.”"
FALSE = "The keeper wrote: “The lamp was lit on every night of the war but two.”"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with notes/log.txt."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "log.txt").write_text(LOG, "utf-8")
    return tmp_path


def assisted(folder: Path, work: Callable[[Client], Awaitable[None]], *options: str) -> None:
    """Do some work as an assistant that has started the server in a folder."""
    environment = {**os.environ, "TIEOUT_CACHE_DIR": str(folder / ".cache")}
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "tieout", "mcp", *options], cwd=folder, env=environment
    )

    async def all_of_it() -> None:
        async with Client(command) as client:
            await asyncio.wait_for(work(client), 60)

    asyncio.run(all_of_it())


async def checked(client: Client, **arguments: object) -> dict[str, Any]:
    """What is told of a text."""
    result = await client.call_tool("check_text", arguments)
    assert not result.is_error, result.content
    assert isinstance(result.structured_content, dict)
    return result.structured_content


def test_an_assistant_sees_what_it_can_ask(desk: Path) -> None:
    """Two tools, each described, with what they take."""

    async def work(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"check_text", "explain_rule"}
        assert set(tools["check_text"].input_schema["properties"]) == {"text", "sources", "citations"}
        assert "quotations" in (tools["check_text"].description or "")
        assert "unchecked is not confirmed" in (client.instructions or "")

    assisted(desk, work)


def test_a_text_is_held_against_the_sources_it_comes_with(desk: Path) -> None:
    """What is wrong, the words, and what the source has instead."""

    async def work(client: Client) -> None:
        sources = [{"name": "log", "text": LOG}]
        assert await checked(client, text=TRUE, sources=sources) == {
            "ties_out": 1, "findings": [], "unchecked": [], "notes": [],
        }  # fmt: skip
        wrong = await checked(client, text=FALSE, sources=sources)
        (finding,) = wrong["findings"]
        assert (finding["rule"], finding["level"], finding["line"]) == ("Q105 sense-changed", "error", 1)
        assert "but two" in FALSE
        assert finding["words"] in FALSE
        assert finding["passages"][0]["source"] == "log:1:1"
        assert "but one" in finding["passages"][0]["text"]

    assisted(desk, work)


def test_citations_are_counted(desk: Path) -> None:
    """Words cited from a source that does not have them are told."""

    async def work(client: Client) -> None:
        sources = [{"name": "log", "text": LOG}, {"name": "note", "text": "The stair has two hundred steps.\n"}]
        citations = [{"start": 0, "end": len(TRUE), "source": 1}]
        told = await checked(client, text=TRUE, sources=sources, citations=citations)
        assert [finding["rule"] for finding in told["findings"]] == ["Q109 wrong-source"]

    assisted(desk, work)


def test_a_text_without_sources_is_held_against_those_of_the_user(desk: Path) -> None:
    """The folder that the command names; a source that changes counts from then on."""

    async def work(client: Client) -> None:
        assert (await checked(client, text=TRUE))["ties_out"] == 1
        (desk / "notes" / "log.txt").write_text(LOG.replace("but one", "but two"), "utf-8")
        await asyncio.sleep(2.5)
        assert (await checked(client, text=FALSE))["ties_out"] == 1

    assisted(desk, work, "--sources", "notes")


def test_what_cannot_be_done_is_said_in_a_sentence(desk: Path) -> None:
    """No sources, a rule that is none: an error that the assistant can read, and the server goes on."""

    async def work(client: Client) -> None:
        result = await client.call_tool("check_text", {"text": TRUE})
        assert result.is_error
        assert "The record has no sources" in str(result.content)
        result = await client.call_tool("explain_rule", {"rule": "Q999"})
        assert result.is_error
        assert "Q999" in str(result.content)
        result = await client.call_tool("explain_rule", {"rule": "words-omitted"})
        assert not result.is_error
        assert "# Q103 words-omitted" in str(result.content)

    assisted(desk, work)


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says what to install."""
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    monkeypatch.delitem(sys.modules, "tieout.server.assistant", raising=False)
    result = tieout("mcp")
    assert result.exit_code == 2
    assert "pip install 'tieout[mcp]'" in result.stderr
