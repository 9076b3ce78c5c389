"""Every contract between the floors falls when it is broken: a wrong import is put into the graph, one contract at a time."""

import tomllib
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import grimp
import pytest
from importlinter.configuration import configure
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.independence import IndependenceContract
from importlinter.contracts.layers import LayersContract

ROOT = Path(__file__).parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
KINDS = {"forbidden": ForbiddenContract, "independence": IndependenceContract, "layers": LayersContract}


@cache
def imports_of_today() -> grimp.ImportGraph:
    """Who imports whom in the program."""
    return grimp.build_graph(*SETTINGS["root_packages"], include_external_packages=True, cache_dir=None)


def kept(contract: dict[str, Any], graph: grimp.ImportGraph) -> bool:
    """Whether a contract holds over a graph of imports."""
    configure()
    options = {name: value for name, value in contract.items() if name not in ("name", "type")}
    options |= {"allow_indirect_imports": str(contract["allow_indirect_imports"])} if "allow_indirect_imports" in contract else {}
    return KINDS[contract["type"]](contract["name"], SETTINGS, options).check(graph, verbose=False).kept


def wrong_imports(contract: dict[str, Any]) -> list[tuple[str, str]]:
    """The imports that a contract is there to refuse, as (importer, imported)."""
    if contract["type"] == "independence":
        return [(here, there) for here in contract["modules"] for there in contract["modules"] if here != there]
    if contract["type"] == "layers":
        (house,) = contract["containers"]
        floors = [f"{house}.{floor}" for floor in contract["layers"]]
        return [(below, above) for place, above in enumerate(floors) for below in floors[place + 1 :]]
    return [(source, forbidden) for source in contract["source_modules"] for forbidden in contract["forbidden_modules"]]


@pytest.mark.parametrize("contract", SETTINGS["contracts"], ids=lambda contract: contract["name"])
def test_a_contract_holds_today_and_falls_with_any_import_that_it_refuses(contract: dict[str, Any]) -> None:
    graph = imports_of_today()
    assert kept(contract, graph)
    for importer, imported in wrong_imports(contract):
        inside = next(module for module in sorted(graph.find_descendants(importer)) if "__main__" not in module)
        broken = deepcopy(graph)
        if imported not in broken.modules:
            broken.add_module(imported, is_squashed=True)
        broken.add_import(importer=inside, imported=imported)
        assert not kept(contract, broken), f"{inside} may import {imported}"
