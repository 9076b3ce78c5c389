"""`python -m jangkau send` sends the office's version to a bucket or folder; `fetch` brings the one there, or in a lake."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.terminal import printable
from jangkau.warehouse.folders import Folders, data_folder
from jangkau.warehouse.following import brought_from
from jangkau.warehouse.lake import lake_of
from jangkau.warehouse.places import READS, SENDS, place_of, read_from, sent_to, shared_warehouse
from jangkau.warehouse.sending import send, send_published, unsent
from jangkau.warehouse.trouble import Trouble

FINE, REFUSED, USAGE = 0, 1, 2


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
    return _said("send", options, SENDS, _sent)


def fetched(arguments: list[str]) -> int:
    """Fetch once, for commands that read where no dashboard does it: the same exit codes."""
    options = parser("fetch", "--from", speaker(LANGUAGES[0])).parse_args(arguments)
    return _said("fetch", options, READS, _fetched)


def _sent(folders: Folders, url: str | None) -> tuple[str, int] | None:
    """Where this office's version is now, and which; nothing where nobody says where to."""
    url = url or sent_to()
    if not url:
        return None
    place, usual = place_of(url), sent_to()
    if not usual or place_of(usual).url != place.url:
        return place.url, send(folders, place)
    send_published(folders)  # it notes what is there, so that pages say so no longer
    if trouble := unsent(folders):
        raise trouble
    return place.url, folders.version


def _fetched(folders: Folders, url: str | None) -> tuple[str, int] | None:
    """Where the version came from, and which; nothing where the warehouse is read in its place."""
    url = None if shared_warehouse() else url or read_from()
    place = place_of(url) if url else lake_of(folders)
    if place is None:
        return None
    version = brought_from(place, folders)
    if version is None:
        raise Trouble("elsewhere_empty", place.url)
    return place.url, version


def _said(
    name: str, options: argparse.Namespace, variable: str, act: Callable[[Folders, str | None], tuple[str, int] | None]
) -> int:  # fmt: skip
    say = speaker(options.lang)
    try:
        done = act(Folders(options.data or data_folder()), options.url)
    except Trouble as trouble:
        sys.stderr.write(printable(trouble.said(say)) + "\n")
        return REFUSED
    if done is None:
        sys.stderr.write(say(f"elsewhere.{name}.where", variable=variable) + "\n")
        return USAGE
    told = {"url": done[0], "version": f"{done[1]:06d}"}
    sys.stdout.write((json.dumps(told) if options.json else printable(say(f"elsewhere.{name}.done", **told))) + "\n")
    return FINE
