"""An editor that types, and waits for what a language server says of the text.

It speaks the few messages it needs by itself: a client library reads the capabilities of its own server, and fails on
those of another.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A text put into a line, at a place counted in UTF-16 code units."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds until something is said: of the text opened, and after each stroke, by the clock; and those that the
    server's processor was at work for a stroke (0 where that is not known)."""

    opened: float
    strokes: list[float]
    processor: float


def waits(command: Sequence[str], path: Path, language: str, strokes: Sequence[Stroke]) -> Waits:
    """Open a text and type into it, each stroke when what is said of the one before is there."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=path.parent
    ) as child:
        wire = _Wire(child)
        wire.ask(1, "initialize", {"processId": None, "rootUri": path.parent.as_uri(), "capabilities": {}})
        wire.say("initialized", {})
        document = {"uri": path.as_uri(), "languageId": language, "version": 1, "text": path.read_text("utf-8")}
        opened = wire.until_told("textDocument/didOpen", {"textDocument": document}, 1)
        time.sleep(1)
        taken, worked = [], _worked(child.pid)
        for version, stroke in enumerate(strokes, 2):
            time.sleep(0.3)  # nobody types faster than this and reads along
            taken.append(wire.until_told("textDocument/didChange", _change(path, version, stroke), version))
        worked = (_worked(child.pid) - worked) / len(strokes)
        wire.ask(2, "shutdown", None)
        wire.say("exit", None)
    return Waits(opened, taken, worked)


def _worked(process: int) -> float:
    """Seconds that a processor has worked for a process, where the system tells."""
    status = Path(f"/proc/{process}/stat")
    if not status.exists():
        return 0.0
    fields = status.read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _change(path: Path, version: int, stroke: Stroke) -> Message:
    place = {"line": stroke.line, "character": stroke.column}
    change = {"range": {"start": place, "end": place}, "text": stroke.text}
    return {"textDocument": {"uri": path.as_uri(), "version": version}, "contentChanges": [change]}


class _Wire:
    """Messages to and from a server."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        if child.stdin is None or child.stdout is None:
            raise RuntimeError("the server has no input or no output")
        self._to, self._from = child.stdin, child.stdout

    def say(self, method: str, params: Message | None, **more: int) -> None:
        body = json.dumps({"jsonrpc": "2.0", **more, "method": method, "params": params}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._to.flush()

    def ask(self, id: int, method: str, params: Message | None) -> None:
        """Ask, and wait for the answer."""
        self.say(method, params, id=id)
        while (message := self._next()).get("id") != id or "method" in message:
            self._answer(message)

    def until_told(self, method: str, params: Message, version: int) -> float:
        """Seconds from saying something to the diagnostics of that version of the text."""
        began = time.perf_counter()
        self.say(method, params)
        while True:
            message = self._next()
            told = message.get("params") if message.get("method") == "textDocument/publishDiagnostics" else None
            if told and told.get("version") == version:
                return time.perf_counter() - began
            self._answer(message)

    def _answer(self, message: Message) -> None:
        """Answer what the server asks with nothing."""
        if "id" in message and "method" in message:
            body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": None}).encode()
            self._to.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            self._to.flush()

    def _next(self) -> Message:
        length = 0
        while line := self._from.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            raise RuntimeError("the server has ended")
        message: Message = json.loads(self._from.read(length))
        return message
