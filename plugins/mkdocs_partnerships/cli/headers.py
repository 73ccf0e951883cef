"""`partnerships headers`: what a server should send with the site."""

from argparse import ArgumentParser

from mkdocs_partnerships.cli.command import DONE, Command, Given
from mkdocs_partnerships.headers import SERVERS, headers


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("server", choices=SERVERS, help="whose configuration to write")


def _headers(given: Given) -> int:
    print(headers(given.settings, given.options.server), end="")
    return DONE


HEADERS = Command("headers", "print the security headers for a server's configuration", _headers, _arguments)
