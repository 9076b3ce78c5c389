"""The dashboard as an ASGI app: its script, plain routes and middleware."""

import sys
from contextlib import suppress
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

from etl.keep.rooms import sweep  # noqa: E402  (the path above first)
from etl.keep.writer import started  # noqa: E402
from jangkau.access.bounds import Bounds  # noqa: E402
from jangkau.access.door import Door  # noqa: E402
from jangkau.access.headers import Headers  # noqa: E402
from jangkau.access.retention import retain  # noqa: E402
from jangkau.access.routes import routes  # noqa: E402
from jangkau.access.site import Site  # noqa: E402
from jangkau.access.sso import Sso  # noqa: E402
from jangkau.addresses import Base  # noqa: E402
from jangkau.ui.assets import Assets  # noqa: E402
from jangkau.ui.beside import say_beside  # noqa: E402
from jangkau.ui.figures.routes import ROUTES as FIGURES  # noqa: E402
from jangkau.ui.first_start import hand_over, leaving, lock_or_leave, page_scripts, stand, upload_bytes  # noqa: E402
from jangkau.ui.front_page import FrontPage  # noqa: E402
from jangkau.ui.health import ROUTES as HEALTH  # noqa: E402
from jangkau.ui.inbox.box import routes as box_routes  # noqa: E402
from jangkau.ui.inbox.leaflet import routes as leaflet_routes  # noqa: E402
from jangkau.ui.last_word import last_word  # noqa: E402
from jangkau.ui.light_fonts import LightFonts  # noqa: E402
from jangkau.ui.limits import Limits  # noqa: E402
from jangkau.ui.own_files import OwnFiles  # noqa: E402
from jangkau.ui.previews import lines_for_anybody  # noqa: E402
from jangkau.ui.privacy.forget import go_on  # noqa: E402
from jangkau.ui.reader import access  # noqa: E402
from jangkau.ui.ready import make_ready  # noqa: E402
from jangkau.ui.upload.browser_key import BrowserKey  # noqa: E402
from jangkau.ui.upload.desks import sweep_desks  # noqa: E402
from jangkau.ui.weekly.leaflet import ROUTES  # noqa: E402
from jangkau.warehouse.folders import Folders, data_folder  # noqa: E402
from jangkau.warehouse.following import follow  # noqa: E402
from jangkau.warehouse.trouble import Trouble  # noqa: E402

with leaving():  # an address that is none: better no dashboard than one that reads nothing
    follow(data_folder())
sweep()
sweep_desks(data_folder())
started(Folders(data_folder()))
with suppress(Trouble):  # it is said above every page, with the way out
    go_on(data_folder())
stand()
site = Site.of_environment(st.get_option("server.address"))
with leaving():
    retain(access())
    lock_or_leave(access(), site)
say_beside(data_folder())
hand_over(site)
make_ready()
app = st.App(
    ROOT / "jangkau" / "ui" / "app.py",
    routes=[
        *routes(access(), site, Sso.of_environment(), lines_for_anybody),
        *box_routes(access(), site),
        *leaflet_routes(access(), site),
        *ROUTES,
        *FIGURES,
        *HEALTH,
    ],
    middleware=[
        Middleware(Base),
        Middleware(Headers, site=site, scripts=page_scripts()),
        Middleware(TrustedHostMiddleware, allowed_hosts=site.hosts, www_redirect=False),
        Middleware(Door, access=access(), site=site, last_word=last_word),
        Middleware(Bounds, largest=upload_bytes()),
        Middleware(LightFonts),
        Middleware(OwnFiles),
        Middleware(Limits),
        Middleware(BrowserKey, secure=site.secure),
        Middleware(Assets),
        Middleware(GZipMiddleware, minimum_size=1024),
        Middleware(FrontPage),
    ],
)
