"""The plain addresses of the dashboard, beside its pages: every one is put together here."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from jangkau.addresses import at


def plain_address(*parts: str, asked: Mapping[str, str | None] | None = None, base: str = "") -> str:
    """An address below the dashboard's own one (`base`), or as a browser of ours asks for it where that is not known.

    What is asked for as None is left out.

    >>> plain_address("laporan", "2021-W49", asked={"province": "35", "lang": None}, base="https://jangkau.example/")
    'https://jangkau.example/laporan/2021-W49?province=35'
    """
    named = {name: value for name, value in (asked or {}).items() if value is not None}
    path = "/".join(["", *(quote(part, safe="") for part in parts)])
    return (base.rstrip("/") + path if base else at(path)) + (f"?{urlencode(named)}" if named else "")
