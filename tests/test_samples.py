"""Golden samples: every file in tests/samples/<importer>/ is read as the .expected file beside it says.

After a change on purpose, write the expectations anew and read the difference:
    python -m tests.test_samples
Of a new sample say what the file itself does not tell; it then stands in the first line of its expectation:
    python -m tests.test_samples --account instagram:contoh [--exported-on 2026-03-14] [--folder NAME] FILE...
"""

import argparse
from datetime import date
from pathlib import Path

import pytest

from etl.model import Account, FileRefused, Row
from etl.read import importers
from etl.read.importers.context import Context
from etl.read.source import Source

SAMPLES = Path(__file__).parent / "samples"
FILES = sorted(file for file in SAMPLES.rglob("*") if file.is_file() and file.suffix != ".expected")


def expected_of(file: Path) -> Path:
    return file.with_name(file.name + ".expected")


def options_of(file: Path) -> dict[str, str]:
    first = expected_of(file).read_text(encoding="utf-8").splitlines()[0] if expected_of(file).exists() else "#"
    return dict(part.split("=", 1) for part in first.removeprefix("#").split())


def described(row: Row) -> list[str]:
    """A row in the ledger's own words, one line a value."""
    if row.ignored:
        return [f"{row.line} ignored {row.ignored}"]
    if row.issues:
        return [f"{row.line} refused {issue.column!r} {issue.value!r} {issue.code}" for issue in row.issues]
    if row.post:
        post = row.post
        measures = " ".join(f"{name}={value}" for name, value in post.measures.items())
        at = post.published_at.isoformat() + "Z" if post.published_at else "-"
        facts = f"{post.kind} {measures} collab={post.collab} {post.permalink} {(post.caption or '')[:40]!r}"
        return [f"{row.line} post {post.account} {post.post_id} {at} {post.published_on} {facts}"]
    shares = [f"{row.line} {s.account} {s.day} {s.basis} {s.dimension} {s.value} {s.share}" for s in row.audience]
    return shares + [f"{row.line} {v.account} {v.day} {v.metric} {v.value} {v.observed}" for v in row.days]


def read(file: Path, told: dict[str, str] | None = None) -> str:
    """What is made of one sample, as text; `told` stands for the options in its expectation's first line."""
    options = options_of(file) | (told or {})
    source = Source(file, file.name, options.get("folder", ""))
    lines = ["# " + " ".join(f"{name}={value}" for name, value in options.items())]
    try:
        known = [importer for importer in importers.IMPORTERS if importer.identify(source)]
        claims = [importer for importer in known if not importer.last_resort] or known
        lines.append(f"importer {' '.join(importer.name for importer in claims)}")
        (importer,) = claims
        accounts = sorted(importer.accounts(source))
        lines.append(f"accounts {' '.join(map(str, accounts))}".rstrip())
        lines.append(f"exported_at {importer.exported_at(source)}")
        lines.append(f"period {' '.join(map(str, importer.period(source) or ()))}".rstrip())
        lines += [f"note {note.line} {note.column} {note.code}" for note in importer.notes(source)]
        chosen = Account.parse(options["account"]) if "account" in options else None
        exported_on = date.fromisoformat(options["exported_on"]) if "exported_on" in options else None
        account = chosen or (accounts[0] if len(accounts) == 1 else None)
        for row in importer.rows(source, Context(account, importer.exported_at(source), exported_on)):
            lines += described(row)
    except FileRefused as refusal:
        lines.append(f"file refused {refusal.issue}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_sample_is_read_as_expected(file: Path) -> None:
    assert read(file) == expected_of(file).read_text(encoding="utf-8")


def test_every_importer_has_samples() -> None:
    without = {importer.name for importer in importers.IMPORTERS} - {file.parent.name for file in FILES}
    assert not without, f"importers without a sample: {without}"


def main(arguments: list[str] | None = None) -> None:
    """Write the expectations of some samples, or of all."""
    parser = argparse.ArgumentParser(prog="python -m tests.test_samples")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--account", metavar="PLATFORM:HANDLE", help="whose the files are, where they do not say")
    parser.add_argument("--exported-on", dest="exported_on", type=lambda text: date.fromisoformat(text).isoformat())
    parser.add_argument("--folder", help="the name of the zip or folder that the files lay in")
    told = {name: value for name, value in vars(parser.parse_args(arguments)).items() if value}
    files = told.pop("files", [])
    if told and not files:
        parser.error("name the FILE that is meant")
    for sample in files or FILES:
        expected_of(sample).write_text(read(sample, told), encoding="utf-8")


if __name__ == "__main__":
    main()
