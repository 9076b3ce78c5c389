"""`python -m jangkau send` sends the office's version to a bucket or folder; `fetch` brings the one that lies there."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.terminal import printable
from jangkau.warehouse.folders import Folders, data_folder
from jangkau.warehouse.following import fetch
from jangkau.warehouse.places import READS, SENDS, Place, place_of, read_from, sent_to, shared_warehouse
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
    return _said("send", options, options.url or sent_to(), SENDS, _sent)


def fetched(arguments: list[str]) -> int:
    """Fetch once, for commands that read where no dashboard does it: the same exit codes."""
    options = parser("fetch", "--from", speaker(LANGUAGES[0])).parse_args(arguments)
    return _said("fetch", options, options.url or read_from(), READS, fetch)


def _sent(folders: Folders, place: Place) -> int:
    url = sent_to()
    if not url or place_of(url).url != place.url:
        return send(folders, place)
    send_published(folders)  # it notes what is there, so that pages say so no longer
    if trouble := unsent(folders):
        raise trouble
    return folders.version


def _said(
    name: str, options: argparse.Namespace, url: str | None, variable: str, act: Callable[[Folders, Place], int]
) -> int:  # fmt: skip
    say = speaker(options.lang)
    if not url or (name == "fetch" and shared_warehouse()):
        sys.stderr.write(say(f"elsewhere.{name}.where", variable=variable) + "\n")
        return USAGE
    try:
        place = place_of(url)
        version = act(Folders(options.data or data_folder()), place)
    except Trouble as trouble:
        sys.stderr.write(printable(trouble.said(say)) + "\n")
        return REFUSED
    told = {"url": place.url, "version": f"{version:06d}"}
    sys.stdout.write((json.dumps(told) if options.json else printable(say(f"elsewhere.{name}.done", **told))) + "\n")
    return FINE
