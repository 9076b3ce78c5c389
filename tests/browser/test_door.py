"""The door, on a running server: every address, every role, every trick that was thought of."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from jangkau.access.door import ANONYMOUS, COOKIE
from jangkau.access.people import invite
from jangkau.access.roles import PAGES, Person, Role
from jangkau.access.routes import routes as door_routes
from jangkau.access.sessions import end
from jangkau.access.site import Site
from jangkau.access.store import Access, digest
from jangkau.ui.figures.routes import ROUTES as FIGURES
from jangkau.ui.health import ROUTES as HEALTH
from jangkau.ui.weekly.leaflet import ROUTES
from tests.browser.conftest import PATIENCE, east_java, served, settled
from tests.doors import ADMINISTRATOR, PASSWORD, somebody
from tests.warehouse_builder import ROOT

pytestmark = pytest.mark.browser
ADDRESSES = [page.stem for page in sorted((ROOT / "pages").glob("*.py"))]
# Streamlit's own, static files, media, uploads, plain routes, and ways around a prefix.
CLOSED = (
    "/",
    *(f"/{page}" for page in ADDRESSES),
    "/_stcore/metrics", "/_stcore/host-config", "/_stcore/stream", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp",
    "/_stcore/script-health-check", "/_stcore/upload_file/a/b", "/_stcore/bidi-components/x/y.js",
    "/_stcore/health/../metrics", "/media/0123456789abcdef.csv", "/component/x/index.html", "/static/js/index.js",
    "/index.html", "/app/static/reach.png", "/app/static/weekly.png", "/app/static/fonts/OFL.txt", "/app/static/../app.py",
    "/auth/login", "/oauth2callback", "/laporan", "/laporan/", "/laporan/2021-W49?province=35",
    "/laporan/berkas/2021-W49/35/1/edition.json", "/grafik/reach/land", "/grafik/reach/land.png?v=000001",
    "/masuk/../laporan", "//masuk", "/masuk/", "/%6Daporan",
    "/masuk%2f..%2flaporan", "/undangan/", "/undangan/x/y", "/favicon.png", "/secret",
)  # fmt: skip


def ask(address: str, token: str = "", method: str = "GET", data: bytes | None = None, **headers: str) -> HTTPResponse:
    """An answer, whatever its status; no way on is followed."""
    told = {"Accept": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
    if token:
        told["Cookie"] = f"{COOKIE}={token}"
    request = urllib.request.Request(address, data, told, method=method)
    try:
        return urllib.request.build_opener(Stays).open(request, timeout=20)
    except urllib.error.HTTPError as refused:
        return refused


class Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args):
        return None


def connects(dashboard: str, token: str = "", **headers: str) -> bool:
    """Whether a socket opens and the page's script answers on it."""

    told = headers | ({"Cookie": f"{COOKIE}={token}"} if token else {})
    origin = told.pop("Origin", dashboard)
    address = dashboard.replace("http", "ws") + "/_stcore/stream"
    try:
        with connect(address, subprotocols=["streamlit"], origin=origin, additional_headers=told):
            return True
    except InvalidStatus as refused:
        assert refused.response.status_code in (400, 403)
        return False


@pytest.fixture(scope="module")
def people(tmp_path_factory) -> dict[Role, str]:
    """An office, and a session of somebody in each role."""
    data = east_java(tmp_path_factory.mktemp("closed"))
    account = {Role.CONTRIBUTOR: "instagram:infobwi"}
    found: dict = {"data": data, Role.ADMINISTRATOR: somebody(data)}
    for role in Role:
        if role is not Role.ADMINISTRATOR:
            found[role] = somebody(data, Person(f"{role}@contoh.go.id", f"Si {role}", role, None, account.get(role)), PASSWORD)
    return found


@pytest.fixture(scope="module")
def closed(people) -> Iterator[str]:
    with served(people["data"]) as dashboard:
        yield dashboard


def test_only_the_written_list_answers_somebody_who_is_not_signed_in(closed):
    for path in CLOSED:
        answer = ask(closed + path)
        assert answer.status in (303, 400, 401, 403, 404), path
        if answer.status == 303:
            assert answer.headers["Location"].startswith("/masuk?ke="), path
        said = answer.read().decode("utf-8", "replace")
        assert "Jangkauan" not in said and "streamlit" not in said.lower(), path
    for path in ANONYMOUS:
        assert ask(closed + path.replace("{token}", "x" * 43)).status not in (303, 401), path
    assert not connects(closed)


def test_every_plain_route_is_on_one_of_the_two_lists(tmp_path):
    """A plain address that comes with a new page must be thought of."""
    routes = {route.path for route in [*door_routes(Access(tmp_path), Site(), None), *ROUTES, *FIGURES, *HEALTH]}
    known = set(ANONYMOUS) | {path.partition("?")[0] for path in CLOSED}
    shapes = {re.sub(r"\{\w+(:\w+)?\}", "{}", path) for path in routes}
    covered = {re.sub(r"\{\w+\}", "{}", path) for path in known} | {"/laporan/{}", "/laporan/berkas/{}/{}/{}/{}", "/grafik/{}/{}"}
    assert shapes <= covered


def test_forged_headers_old_cookies_and_other_sites_are_refused(closed, people):
    token = people[Role.LEADER]
    forged = {"X-Jangkau-Session": digest(token), "X-Jangkau-Standing": "administrator", "X-Forwarded-For": "127.0.0.1"}
    assert ask(closed + "/laporan", **forged).status == 303 and not connects(closed, **forged)
    assert ask(closed + "/laporan", token).status == 200 and connects(closed, token)
    for wrong in ("", digest(token), token[:-1] + ("A" if token[-1] != "A" else "B"), token.upper(), "' OR 1=1 --"):
        assert ask(closed + "/laporan", wrong).status == 303 and not connects(closed, wrong)
    assert not connects(closed, token, Origin="https://elsewhere.example")
    assert ask(closed + "/laporan", token, Host="elsewhere.example").status == 400
    for elsewhere in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "same-site"}):
        for path in ("/masuk", "/keluar", "/_stcore/upload_file/a/b"):
            assert ask(closed + path, people[Role.ANALYST], "POST", b"email=x", **elsewhere).status == 403
    assert ask(closed + "/keluar", token, "POST", b"form=guessed").status == 403
    assert ask(closed + "/keluar", token).status == 200 and ask(closed + "/laporan", token).status == 200, (
        "a link signs nobody out"
    )


def test_a_session_that_has_ended_opens_nothing(closed, people):
    gone = somebody(people["data"], Person("pergi@contoh.go.id", "Pergi", Role.ANALYST))
    assert connects(closed, gone)
    end(Access(people["data"]), digest(gone))
    assert ask(closed + "/laporan", gone).status == 303 and not connects(closed, gone)


def test_a_thousand_guesses_come_to_nothing(closed, people):
    """Tokens of sessions and invitations, and passwords; after a few, passwords are not looked at any more."""
    statuses: dict[str, set] = {"session": set(), "invitation": set(), "password": set()}
    for number in range(450):
        statuses["session"].add(ask(closed + "/overview", f"{number:043d}").status)
        statuses["invitation"].add(ask(f"{closed}/undangan/{number:043d}").status)
    page = ask(closed + "/masuk")
    cookie = page.headers["Set-Cookie"].partition(";")[0]
    form = re.search(r'name="form" value="(\w+)"', page.read().decode())[1]
    for number in range(100):
        told = f"form={form}&email=analyst%40contoh.go.id&password=tebakan-{number}".encode()
        statuses["password"].add(ask(closed + "/masuk", "", "POST", told, Cookie=cookie).status)
    assert statuses == {"session": {303}, "invitation": {410}, "password": {429}} or statuses["password"] == {403, 429}
    assert statuses["session"] == {303} and statuses["invitation"] == {410}


def test_an_invitation_works_once(closed, people):
    access = Access(people["data"])
    access.change("sweep_guesses", since=access.now() + 1)
    token = invite(access, Person("baru@contoh.go.id", "", Role.LEADER), "penguji")
    page = ask(f"{closed}/undangan/{token}")
    cookie, shown = page.headers["Set-Cookie"].partition(";")[0], page.read().decode()
    assert "baru@contoh.go.id" in shown and page.headers["Referrer-Policy"] == "same-origin"
    form = re.search(r'name="form" value="(\w+)"', shown)[1]
    told = f"form={form}&name=Baru&password={PASSWORD.replace(' ', '+')}".encode()
    assert ask(f"{closed}/undangan/{token}", "", "POST", told).status == 403, "without the form's cookie"
    short = f"form={form}&name=Baru&password=pendek".encode()
    assert ask(f"{closed}/undangan/{token}", "", "POST", short, Cookie=cookie).status == 422
    used = ask(f"{closed}/undangan/{token}", "", "POST", told, Cookie=cookie)
    set_cookie = [value for name, value in used.headers.items() if name.lower() == "set-cookie" and value.startswith(COOKIE)][0]
    assert used.status == 303 and "HttpOnly" in set_cookie and "samesite=lax" in set_cookie.lower()
    assert ask(f"{closed}/undangan/{token}", "", "POST", told, Cookie=cookie).status == 410


def test_every_answer_bears_the_headers(closed, people):
    for path in ("/", "/masuk", "/laporan", "/_stcore/health", "/_stcore/metrics", "/media/x.csv", "/undangan/x", "/secret"):
        for token in ("", people[Role.ADMINISTRATOR]):
            headers = ask(closed + path, token).headers
            assert headers["X-Content-Type-Options"] == "nosniff" and headers["X-Frame-Options"] == "DENY", path
            assert "frame-ancestors" in headers["Content-Security-Policy"] and headers["Referrer-Policy"], path
            assert "unsafe-eval" not in headers["Content-Security-Policy"].replace("wasm-unsafe-eval", "")


PLAIN = ("/laporan", "/_stcore/metrics", "/_stcore/upload_file/a/b", "/app/static/icon.svg", "/_stcore/host-config")


@pytest.mark.slow
def test_the_table_of_roles_pages_and_addresses(closed, people, browser, capsys):
    table = {}
    for role in Role:
        context = browser.new_context()
        context.add_cookies([{"name": COOKIE, "value": people[role], "url": closed}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        for address in ADDRESSES:
            page.goto(f"{closed}/{address}?account=instagram:infobwi")
            refused = page.get_by_text("bukan untuk peran Anda")
            page.get_by_role("heading", level=1).or_(refused).first.wait_for()
            settled(page)
            table[role, f"/{address}"] = "-" if refused.count() else "opens"
        listed = {link.split("/")[-1].partition("?")[0] for link in hrefs(page)}
        assert listed <= {address.lstrip("/") for (whose, address), said in table.items() if whose is role and said == "opens"}
        context.close()
        for path in PLAIN:
            method = "PUT" if "upload" in path else "GET"
            table[role, path] = (
                "-" if ask(closed + path, people[role], method).status == 403 and not is_xsrf(role, path) else "opens"
            )
    with capsys.disabled():
        print("\n" + drawn(table))  # noqa: T201
    least = {f"/{address}": PAGES.get(address, Role.LEADER) for address in ADDRESSES} | dict(
        zip(PLAIN, (Role.LEADER, Role.ADMINISTRATOR, Role.ANALYST, Role.CONTRIBUTOR, Role.CONTRIBUTOR), strict=True)
    )
    assert table == {(role, path): "opens" if role.may(needed) else "-" for role in Role for path, needed in least.items()}


def is_xsrf(role: Role, path: str) -> bool:
    """An upload that the door let through is refused by Streamlit, which misses its own token."""
    return "upload" in path and role.may(Role.ANALYST)


def hrefs(page) -> list[str]:
    return page.locator("[data-testid=stSidebarNavLink]").evaluate_all("links => links.map(link => link.href)")


def drawn(table: dict) -> str:
    paths = sorted({path for _, path in table})
    lines = ["".join(f"{text:>15}" for text in ("", *Role))]
    lines += [f"{path:<26}" + "".join(f"{table[role, path]:>15}" for role in Role) for path in paths]
    return "\n".join(lines)


def test_a_session_that_ends_is_told_politely_and_nothing_pressed_is_done(closed, people, browser):
    data = people["data"]
    token = somebody(data, Person("diubah@contoh.go.id", "Diubah", Role.LEADER))
    context = browser.new_context()
    context.add_cookies([{"name": COOKIE, "value": token, "url": closed}])
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{closed}/reach?province=35")
    settled(page, 2)
    page.get_by_text("Diubah · pimpinan").wait_for()
    end(Access(data), digest(token))
    page.get_by_role("radio", name="English").or_(page.get_by_text("English")).first.click()
    page.get_by_text("Sesi Anda sudah berakhir").wait_for()
    assert page.locator("h1").count() == 0 and "lang=en" not in page.url
    page.get_by_role("link", name="Masuk lagi").click()
    page.wait_for_url("**/masuk?*")
    assert "ke=%2Freach" in page.url
    page.fill("[name=email]", "leader@contoh.go.id")
    page.fill("[name=password]", PASSWORD)
    Access(data).change("sweep_guesses", since=Access(data).now() + 1)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url(f"{closed}/reach?*")
    settled(page, 2)
    context.close()


@pytest.mark.parametrize("address", ["", *ADDRESSES])
def test_a_fresh_server_leads_a_deep_link_to_the_way_in(people, closed, address):
    answer = ask(f"{closed}/{address}?province=32")
    assert answer.status == 303 and answer.headers["Location"] == f"/masuk?ke=%2F{address}%3Fprovince%3D32"


def test_each_page_answers_at_its_own_address_while_the_door_is_open(visit, dashboard):
    for address in ("", *ADDRESSES):
        page = visit(f"{dashboard}/{address}", charts=0)
        page.get_by_role("heading", level=1).wait_for()
        page.locator(".door-open").wait_for()
        assert page.get_by_role("dialog").count() == 0, "the address is not known"


def test_the_open_door_is_open_to_this_machine_alone(dashboard):
    assert ask(dashboard + "/laporan").status == 200
    for around in ({"X-Forwarded-For": "10.0.0.7"}, {"Forwarded": "for=10.0.0.7"}, {"X-Real-Ip": "10.0.0.7"}):
        assert ask(dashboard + "/laporan", **around).status == 303
    assert ask(dashboard + "/laporan", Host="rebound.example").status == 400


def test_another_address_needs_an_administrator_first(tmp_path):
    with pytest.raises(AssertionError, match="did not start"), served(tmp_path, JANGKAU_ADDRESS="https://jangkau.example"):
        pass
    somebody(tmp_path, ADMINISTRATOR)
    with served(tmp_path, JANGKAU_ADDRESS="https://jangkau.example") as dashboard:
        assert ask(dashboard + "/laporan").status == 303
        page = ask(dashboard + "/masuk")
        assert "Secure" in page.headers["Set-Cookie"] and page.headers["Strict-Transport-Security"]


def test_the_plain_address_keeps_the_view_it_was_given(visit, dashboard):
    page = visit(f"{dashboard}/?lang=en&measure=views", charts=0)
    page.wait_for_url(f"{dashboard}/overview?*")
    assert "lang=en" in page.url and "measure=views" in page.url
