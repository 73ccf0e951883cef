"""A server as sites have it: it sends text compressed, and lets browsers keep what it sends."""

import gzip
import http.server
import io
from http import HTTPStatus
from pathlib import Path

from building import Quiet

TEXT = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".xml")


class Compressing(Quiet):
    """Gives out a folder, text by gzip."""

    protocol_version = "HTTP/1.1"
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def send_head(self) -> io.BytesIO | None:  # type: ignore[override]
        """Send the headers of a file; give its bytes as they go over the line."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        found = path.is_file()
        content = path.read_bytes() if found else b""
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in TEXT:
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=31536000" if path.suffix != ".html" else "no-cache")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)
