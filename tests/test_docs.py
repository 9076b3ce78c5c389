"""What the documents name is there: commands are understood, recipes work, paths and targets stand, settings are read."""

import argparse
import ast
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import jangkau.__main__ as frame
from etl.__main__ import main as etl
from etl.model import Account
from etl.read.importers.context import Context
from etl.read.source import Source
from tests.warehouse_builder import ROOT

DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "data/reference/README.md"]
INVENTED = ("kabar_posts", "quiet", "post_counts")  # the examples of the recipes
OWN = ("etl", "jangkau", "pages", "tests", "docs", "data/reference", "data/demo")
STANDS_FOR = {"NAME": "posts", "…": "x"}


def commands() -> Iterator[str]:
    """Every command as it is written, without what is said beside it; of alternatives each, of what may be left out all."""
    for doc in DOCS:
        for written in re.findall(r"python -m ((?:etl|jangkau)(?: [^`\n]+)?)", doc.read_text(encoding="utf-8")):
            line = re.sub(r"\$+\([^)]*\)", "2021-W49", re.split(r"\s+#|'$| && ", written)[0])
            first, *others = re.sub(r"[\[\]]", "", line).split(" | ")
            yield from (first, *(f"{first.rpartition(' ')[0]} {other}" for other in others))


class Understood(Exception):
    """A command line that its parser has taken."""


@pytest.mark.parametrize("line", sorted(set(commands())))
def test_a_command_of_the_documents_is_understood(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program, *words = [STANDS_FOR.get(word, word) for word in shlex.split(line)]
    if any(word in INVENTED for word in words):
        return
    if len(words) < (3 if program == "jangkau" else 1) and all(word.isalpha() and word.islower() for word in words):
        words += ["--help"]  # the name of a command, not a call
    taken = argparse.ArgumentParser.parse_args

    def parse(self: argparse.ArgumentParser, *arguments: object) -> None:
        taken(self, *arguments)
        raise Understood

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", parse)
    monkeypatch.setattr(sys, "argv", [program, *words])
    with pytest.raises((Understood, SystemExit)) as ended:
        sys.exit(etl() if program == "etl" else frame.main(words))
    assert ended.type is Understood or ended.value.code == 0, line


CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"^   ```python\n(.*?)^   ```", CONTRIBUTING, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("recipe", map(dedent, RECIPES), ids=lambda recipe: recipe[3:25])
def test_what_a_recipe_takes_is_there(recipe: str) -> None:
    tree = ast.parse(recipe)
    taken: dict[str, object] = {}
    for line in ast.walk(tree):
        if isinstance(line, ast.Import | ast.ImportFrom):
            exec(ast.unparse(line), taken)
    for part in ast.walk(tree):
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id in taken:
            assert hasattr(taken[part.value.id], part.attr), ast.unparse(part)


def test_the_recipe_of_a_format_reads_its_sample(tmp_path: Path) -> None:
    made = dict[str, Any]()
    exec(dedent(RECIPES[0]), made)
    (sample,) = re.findall(r"^   ```\n(   Nomor Kabar.*?)^   ```", CONTRIBUTING, re.DOTALL | re.MULTILINE)
    (tmp_path / "clean.csv").write_text(dedent(sample), encoding="utf-8")
    importer, source = made["KabarPosts"](), Source(tmp_path / "clean.csv", "clean.csv")
    rows = list(importer.rows(source, Context(Account("linkedin", "contoh"), None, None)))
    assert [row.post.measures for row in rows if row.post] == [{"views": 120, "likes": 7}, {"views": 80, "likes": 3}]


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: str(doc.relative_to(ROOT)))
def test_what_a_document_names_stands(doc: Path) -> None:
    text = doc.read_text(encoding="utf-8")
    quoted = " ".join(re.findall(r"`([^`\n]+)`", text))
    paths = {path.rstrip(".") for path in re.findall(rf"(?<![\w/.])(?:{'|'.join(OWN)})/[\w./-]+(?![\w./*-])", quoted)}
    here = {path for path in paths if not any(word in path for word in INVENTED)}
    assert [path for path in sorted(here) if not (ROOT / path).exists()] == []
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", text)) <= targets


def test_a_setting_that_is_documented_is_read_and_one_that_is_read_is_documented() -> None:
    code = "".join(path.read_text(encoding="utf-8") for folder in ("etl", "jangkau") for path in (ROOT / folder).rglob("*.py"))
    named = {name for doc in DOCS for name in re.findall(r"(?:JANGKAU|WAREHOUSE)_[A-Z_]*[A-Z]", doc.read_text(encoding="utf-8"))}
    read = re.findall(r'"((?:JANGKAU|WAREHOUSE)_[A-Z_]+)(["{])', code)
    whole, stems = {name for name, end in read if end == '"'}, tuple(name for name, end in read if end == "{" or name[-1] == "_")
    assert sorted(name for name in named - whole if not name.startswith(stems)) == []
    assert sorted(name for name in whole - named if not name.endswith("_")) == []
