"""Jangkau in a folder of another name: what a browser is told, what is ours, and what stands behind the folder."""

import re
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from jangkau.access.answers import way_back
from jangkau.access.site import Site
from jangkau.addresses import Base, TwoBases, at, begin, whole
from tests.warehouse_builder import ROOT


@pytest.fixture(autouse=True)
def root() -> Iterator[None]:
    yield
    begin("", None)


@pytest.mark.parametrize(
    ("address", "configured", "base"),
    [
        ("", None, ""), ("https://dinas.go.id/", "", ""), ("", "/jangkau/", "/jangkau"),
        ("https://dinas.go.id/jangkau/", None, "/jangkau"), ("https://dinas.go.id/apps/jangkau", "apps/jangkau", "/apps/jangkau"),
    ],
)  # fmt: skip
def test_the_folder_is_that_of_the_address_or_of_streamlits_setting(address, configured, base):
    assert begin(address, configured) == base and at("/masuk?lang=id") == f"{base}/masuk?lang=id"


def test_two_folders_are_refused():
    with pytest.raises(TwoBases):
        begin("https://dinas.go.id/jangkau", "lain")


def test_after_signing_in_nobody_is_led_to_what_else_stands_under_the_name():
    begin("", "jangkau")
    assert way_back("/jangkau/reach?province=35") == "/jangkau/reach?province=35"
    for elsewhere in ("/", "/webmail", "/jangkau-lain/x", "/jangkaux", "//jangkau/x", "https://lain.id/jangkau/"):
        assert way_back(elsewhere) == "/jangkau/"


def test_links_that_are_sent_name_the_folder(monkeypatch):
    begin("", "jangkau")
    monkeypatch.setenv("JANGKAU_ADDRESS", "https://dinas.go.id/")
    assert Site.of_environment("127.0.0.1").address == "https://dinas.go.id/jangkau" == whole("https://dinas.go.id/jangkau/reach")
    assert whole("") == ""


def answered(path: str) -> tuple[int, str]:
    routes = [Route(route, lambda request: PlainTextResponse(request.url.path)) for route in ("/laporan", "/")]
    app = Starlette(routes=routes, middleware=[Middleware(Base)])
    answer = TestClient(app).get(path, follow_redirects=False)
    return answer.status_code, answer.headers.get("location", answer.text)


def test_a_proxy_may_take_the_folder_off_or_leave_it():
    begin("", "jangkau")
    assert answered("/jangkau/laporan") == answered("/laporan") == (200, "/laporan")
    assert answered("/jangkau/") == answered("/") == (200, "/")
    assert answered("/jangkau?lang=en") == (308, "/jangkau/?lang=en")
    assert answered("/jangkaux/laporan")[0] == answered("/jangkau/jangkau/laporan")[0] == 404


ABSOLUTE = re.compile(r"""(?:href|src|action|url|data-ask|data-send)\s*[=(]\s*f?["']?/(?!/)[a-z]|Redirect\w*\(\s*f?["']/""")


def test_no_address_is_written_past_the_one_function():
    texts = [path for kind in ("py", "js", "j2", "css") for path in (ROOT / "jangkau").rglob(f"*.{kind}")]
    past = [
        f"{path.name}:{number} {line.strip()}"
        for path in texts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if ABSOLUTE.search(line)
    ]  # fmt: skip
    assert past == []
