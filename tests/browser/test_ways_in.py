"""The ways in, in a browser: single sign-on against a provider on loopback, a passkey, an invitation."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import oidc_provider_mock
import pytest
from playwright.sync_api import Browser, Page

from jangkau.access.audit import Book
from jangkau.access.people import invite
from jangkau.access.roles import Person, Role
from jangkau.access.store import Access
from tests.browser.conftest import PATIENCE, east_java, free_port, served, settled
from tests.doors import PASSWORD, somebody

pytestmark = pytest.mark.browser
DEEP = "/compare?province=35&platform=instagram"
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True,
    "automaticPresenceSimulation": True,
}  # fmt: skip


class Quiet(WSGIRequestHandler):
    def log_message(self, *_args) -> None:
        return


@contextmanager
def provider(*people: oidc_provider_mock.User) -> Iterator[str]:
    """A provider on loopback that knows these people."""
    app = oidc_provider_mock.app(user_claims=people, require_nonce=True)
    with make_server("127.0.0.1", free_port(), app, handler_class=Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def known(sub: str, email: str, verified: bool = True) -> oidc_provider_mock.User:
    return oidc_provider_mock.User(sub=sub, claims={"email": email, "email_verified": verified, "name": "Budi SSO"})


@contextmanager
def fresh(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    found = east_java(tmp_path_factory.mktemp("ways"))
    somebody(found)
    invite(Access(found), Person("budi@contoh.go.id", "", Role.LEADER), "penguji")
    return found


@pytest.fixture(scope="module")
def dashboard(data) -> Iterator[str]:
    people = (
        known("budi", "Budi@Contoh.go.id"),
        known("sari", "sari@contoh.go.id"),
        known("tono", "budi@contoh.go.id", verified=False),
    )
    with (
        provider(*people) as issuer,
        served(
            data, JANGKAU_OIDC=issuer, JANGKAU_OIDC_CLIENT="jangkau", JANGKAU_OIDC_SECRET="s", JANGKAU_OIDC_NAME="SSO Jatim"
        ) as here,
    ):
        yield here.replace("127.0.0.1", "localhost")


def by_sso(page: Page, dashboard: str, sub: str) -> None:
    page.goto(dashboard + DEEP)
    page.get_by_role("link", name="Masuk dengan SSO Jatim").click()
    page.get_by_placeholder("sub").fill(sub)
    page.get_by_role("button", name="Authorize").click()


def test_single_sign_on_leads_from_a_deep_link_back_to_it(browser, dashboard, data):
    with fresh(browser) as page:
        by_sso(page, dashboard, "budi")
        page.wait_for_url(f"{dashboard}/compare?*")
        settled(page)
        page.get_by_text("Budi SSO · pimpinan").wait_for()
        assert "platform=instagram" in page.url
    for sub in ("sari", "tono"):
        with fresh(browser) as page:
            by_sso(page, dashboard, sub)
            page.get_by_role("alert").wait_for()
            assert page.url.startswith(f"{dashboard}/oidc/kembali") and "budi" not in page.inner_text("body").lower()
    refused = [act.about["why"] for act in Book(Access(data)).acts() if act.what == "sign_in_refused"]
    assert refused == ["not_invited", "unverified"]


def test_an_answer_that_nobody_asked_for_is_refused(browser, dashboard):
    with fresh(browser) as page:
        page.goto(f"{dashboard}/oidc/kembali?code=stolen&state=guessed")
        page.get_by_role("alert").wait_for()
        assert page.goto(f"{dashboard}/laporan").url.startswith(f"{dashboard}/masuk")


def test_a_passkey_is_made_by_invitation_and_comes_in_from_then_on(browser, dashboard, data):
    token = invite(Access(data), Person("wati@contoh.go.id", "", Role.ANALYST), "penguji")
    with fresh(browser) as page:
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        page.goto(f"{dashboard}/undangan/{token}")
        page.fill("[name=name]", "Wati")
        page.get_by_role("button", name="Pakai passkey di perangkat ini").click()
        page.get_by_text("Wati · analis").wait_for()
        page.goto(f"{dashboard}/keluar")
        page.get_by_role("button", name="Keluar").click()
        page.get_by_role("heading", name="Anda sudah keluar").wait_for()
        page.goto(dashboard + DEEP)
        page.get_by_role("button", name="Masuk dengan passkey").click()
        page.wait_for_url(f"{dashboard}/compare?*")
        page.get_by_text("Wati · analis").wait_for()
    assert {act.about.get("how") for act in Book(Access(data)).acts() if act.who == "wati@contoh.go.id"} >= {"passkey"}
    with fresh(browser) as page:
        page.goto(dashboard.replace("localhost", "127.0.0.1") + "/masuk")
        assert page.get_by_role("button", name="passkey").count() == 0, "browsers refuse passkeys at a number"


def test_a_wrong_password_is_told_and_the_right_one_leads_on(browser, dashboard, data):
    somebody(data, Person("dewi@contoh.go.id", "Dewi", Role.LEADER), PASSWORD)
    with fresh(browser) as page:
        page.goto(dashboard + "/reach?lang=en")
        page.fill("[name=email]", "dewi@contoh.go.id")
        page.fill("[name=password]", "bukan yang itu")
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.get_by_text("does not match").wait_for()
        page.fill("[name=email]", "Dewi@Contoh.go.id")
        page.fill("[name=password]", PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url(f"{dashboard}/reach?*")
        page.get_by_text("Dewi · leader").wait_for()
