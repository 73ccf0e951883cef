"""The real yaml-language-server, spoken to as an editor does: the Language Server Protocol over standard streams."""

import json
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from building import TESTS

SERVER = TESTS / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


class LanguageServer:
    """A running server.

    Args:
        workspace: the folder that the editor has open.
        settings: the editor's settings, by dotted names as in `.vscode/settings.json`.
    """

    def __init__(self, workspace: Path, settings: dict[str, Any]) -> None:
        self._workspace = workspace
        self._settings = {
            name.removeprefix("yaml."): value for name, value in settings.items() if name.startswith("yaml.")
        }
        # Nothing is asked from the network.
        self._settings["schemaStore"] = {"enable": False}
        self._last = 0
        self._versions: dict[str, int] = {}
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> Self:
        node = shutil.which("node")
        assert node, "node is missing; install it, on Debian with: apt-get install nodejs"
        self._process = subprocess.Popen([node, SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        root = self._workspace.as_uri()
        completion = {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}}
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"completion": completion, "hover": {"contentFormat": ["markdown"]}},
        }
        folders = [{"uri": root, "name": "site"}]
        self.ask("initialize", processId=None, rootUri=root, capabilities=capabilities, workspaceFolders=folders)
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": {"yaml": self._settings}}})
        return self

    def __exit__(self, kind: type[BaseException] | None, one: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.communicate()

    def ask(self, method: str, **params: Any) -> Any:
        """Ask something and wait for the answer."""
        self._last += 1
        number = self._last
        self._send({"id": number, "method": method, "params": params})
        while (said := self._receive()).get("id") != number or "method" in said:
            self._hear(said)
        assert "error" not in said, said["error"]
        return said["result"]

    def faults(self, files: dict[str, str]) -> dict[str, list[tuple[int, str]]]:
        """Show files to it; gives line (counted from 1) and words of each complaint, for each file that has one.

        It waits a moment after every change before it looks: many files at once take no longer than one.
        """
        uris = {self._show(file, text): file for file, text in files.items()}
        while not self._diagnostics.keys() >= uris.keys():
            self._hear(self._receive())
        said = {file: self._diagnostics.pop(uri) for uri, file in uris.items()}
        return {
            file: sorted((one["range"]["start"]["line"] + 1, one["message"]) for one in found)
            for file, found in said.items()
            if found
        }

    def hover(self, file: str, text: str, word: str) -> str:
        """Rest the mouse on a word."""
        line, column = _place(text, text.index(word) + 1)
        said = self.ask("textDocument/hover", textDocument=self._at(file, text), position=_position(line, column))
        return said["contents"]["value"] if said else ""

    def offers(self, file: str, text: str) -> dict[str, dict[str, Any]]:
        """Ask for completion where `|` stands in the text; gives what is offered by its label."""
        before, _, after = text.partition("|")
        line, column = _place(before, len(before))
        text = before + after
        said = self.ask("textDocument/completion", textDocument=self._at(file, text), position=_position(line, column))
        return {one["label"]: one for one in said["items"]}

    def _at(self, file: str, text: str) -> dict[str, str]:
        self.faults({file: text})
        return {"uri": (self._workspace / file).as_uri()}

    def _show(self, file: str, text: str) -> str:
        uri = (self._workspace / file).as_uri()
        version = self._versions[uri] = self._versions.get(uri, 0) + 1
        document = {"uri": uri, "version": version}
        if version == 1:
            params = {"textDocument": document | {"languageId": "yaml", "text": text}}
            self._send({"method": "textDocument/didOpen", "params": params})
        else:
            params = {"textDocument": document, "contentChanges": [{"text": text}]}
            self._send({"method": "textDocument/didChange", "params": params})
        return uri

    def _hear(self, said: dict[str, Any]) -> None:
        """Take what the server says or asks by itself."""
        if said.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[said["params"]["uri"]] = said["params"]["diagnostics"]
        elif said.get("method") == "workspace/configuration":
            asked = [one["section"] for one in said["params"]["items"]]
            self._send({"id": said["id"], "result": [self._settings if one == "yaml" else {} for one in asked]})
        elif "id" in said and "method" in said:
            self._send({"id": said["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        stream = self._process.stdout
        assert stream
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server is gone"
        message: dict[str, Any] = json.loads(stream.read(length))
        return message


def _place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _position(line: int, column: int) -> dict[str, int]:
    return {"line": line, "character": column}
