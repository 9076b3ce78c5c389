"""The dashboard as an ASGI app: its script, plain routes and middleware."""

import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

from etl.keep.rooms import sweep  # noqa: E402  (the path above first)
from etl.keep.store import started  # noqa: E402
from jangkau.metrics.warehouse import data_folder  # noqa: E402
from jangkau.ui.weekly.leaflet import ROUTES  # noqa: E402
from jangkau.warehouse.folders import Folders  # noqa: E402

sweep()
started(Folders(data_folder()))

app = st.App(ROOT / "jangkau" / "ui" / "app.py", routes=ROUTES, middleware=[Middleware(GZipMiddleware, minimum_size=1024)])
