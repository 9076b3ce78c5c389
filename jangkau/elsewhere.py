"""`python -m jangkau send` sends the office's version to a bucket or folder; `fetch` brings the one there, or in a lake."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.terminal import printable
from jangkau.warehouse.folders import Folders, data_folder
from jangkau.warehouse.following import brought_from
from jangkau.warehouse.lake import Lake, lake_of
from jangkau.warehouse.places import READS, SENDS, Place, place_of, read_from, sent_to, shared_warehouse
from jangkau.warehouse.sending import send, send_published, unsent
from jangkau.warehouse.trouble import Trouble

FINE, REFUSED, USAGE = 0, 1, 2
Where = TypeVar("Where", bound=Place | Lake)


def parser(name: str, way: str, say: Say) -> argparse.ArgumentParser:
    """A command's options; their names are a contract."""
    command = argparse.ArgumentParser(prog=f"python -m jangkau {name}", description=say(f"elsewhere.cli.{name}"))
    command.add_argument(way, metavar="URL", dest="url", help=say("elsewhere.cli.url"))
    command.add_argument("--data", type=Path, metavar="DIR", help=say("cli.data"))
    command.add_argument("--json", action="store_true", help=say("cli.json"))
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    return command


def main(arguments: list[str]) -> int:
    """Send: 0 where readers there see this office's version, 1 where it did not get there (why on standard error)."""
    options = parser("send", "--to", speaker(LANGUAGES[0])).parse_args(arguments)
    return _said("send", options, SENDS, lambda folders: _where_to(options.url), _sent)


def fetched(arguments: list[str]) -> int:
    """Fetch once, for commands that read where no dashboard does it: the same exit codes."""
    options = parser("fetch", "--from", speaker(LANGUAGES[0])).parse_args(arguments)
    return _said("fetch", options, READS, lambda folders: _where_from(folders, options.url), _fetched)


def _sent(folders: Folders, place: Place) -> int:
    url = sent_to()
    if not url or place_of(url).url != place.url:
        return send(folders, place)
    send_published(folders)  # it notes what is there, so that pages say so no longer
    if trouble := unsent(folders):
        raise trouble
    return folders.version


def _where_to(url: str | None) -> Place | None:
    url = url or sent_to()
    return place_of(url) if url else None


def _where_from(folders: Folders, url: str | None) -> Place | Lake | None:
    """What is fetched from; nothing where the warehouse is read in its place."""
    if shared_warehouse():
        return None
    url = url or read_from()
    return place_of(url) if url else lake_of(folders)


def _fetched(folders: Folders, place: Place | Lake) -> int:
    version = brought_from(place, folders)
    if version is None:
        raise Trouble("elsewhere_empty", place.url)
    return version


def _said(
    name: str, options: argparse.Namespace, variable: str, where: Callable[[Folders], Where | None],
    act: Callable[[Folders, Where], int],
) -> int:  # fmt: skip
    say, folders = speaker(options.lang), Folders(options.data or data_folder())
    try:
        place = where(folders)
        if place is None:
            sys.stderr.write(say(f"elsewhere.{name}.where", variable=variable) + "\n")
            return USAGE
        version = act(folders, place)
    except Trouble as trouble:
        sys.stderr.write(printable(trouble.said(say)) + "\n")
        return REFUSED
    told = {"url": place.url, "version": f"{version:06d}"}
    sys.stdout.write((json.dumps(told) if options.json else printable(say(f"elsewhere.{name}.done", **told))) + "\n")
    return FINE
