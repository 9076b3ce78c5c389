"""An S3 of one's own for tests: moto in a process beside, and a bucket in it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from tests.browser.conftest import free_port

SERVER = "import sys, moto.server; moto.server.main(['-H', '127.0.0.1', '-p', sys.argv[1]])"
KEYS = {"AWS_ACCESS_KEY_ID": "KUNCI-UJI", "AWS_SECRET_ACCESS_KEY": "RAHASIA-UJI", "AWS_REGION": "us-east-1"}
NAME, START = "kantor", 60


@contextmanager
def bucket() -> Iterator[dict[str, str]]:
    """The environment in which s3://kantor answers, for as long as the block lasts."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | KEYS
    )
    environment = KEYS | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}
    try:
        until = time.monotonic() + START
        while not _made(environment["AWS_ENDPOINT_URL"]):
            assert server.poll() is None and time.monotonic() < until, "moto did not start"
            time.sleep(0.2)
        yield environment
    finally:
        server.terminate()
        server.wait(30)


def client(endpoint: str):
    """Somebody else who looks into the bucket."""
    return boto3.client(
        "s3", endpoint_url=endpoint, region_name=KEYS["AWS_REGION"], aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
    )  # fmt: skip


def _made(endpoint: str) -> bool:
    try:
        client(endpoint).create_bucket(Bucket=NAME)
    except (BotoCoreError, ClientError):
        return False
    return True
