"""An S3 bucket, or what speaks like one (MinIO, Ceph), as a place of files.

AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (AWS_SESSION_TOKEN), AWS_REGION, and AWS_ENDPOINT_URL for other than Amazon's.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from jangkau.warehouse.trouble import Trouble

CONNECTS, ANSWERS, TRIES = 5, 30, 3  # seconds, seconds, how often
ABSENT = ("404", "NoSuchKey", "NotFound")
REGION = "us-east-1"  # what other than Amazon's go by


class Keys(NamedTuple):
    """How a bucket is opened. endpoint: for other than Amazon's."""

    key: str
    secret: str
    token: str | None
    region: str
    endpoint: str | None


def keys_of(url: str) -> Keys:
    """The keys that the environment gives; no others are looked for. Raises Trouble where there are none."""
    said = os.environ.get
    key, secret = said("AWS_ACCESS_KEY_ID"), said("AWS_SECRET_ACCESS_KEY")
    if not key or not secret:
        raise Trouble("elsewhere_credentials", url)
    region = said("AWS_REGION") or said("AWS_DEFAULT_REGION") or REGION
    endpoint = said("AWS_ENDPOINT_URL_S3") or said("AWS_ENDPOINT_URL")
    return Keys(key, secret, said("AWS_SESSION_TOKEN"), region, endpoint)


class Bucket:
    """The files under a prefix. No message of a failure holds more than its code."""

    def __init__(self, bucket: str, prefix: str) -> None:
        self.bucket, self.prefix = bucket, f"{prefix}/" if prefix else ""
        self.url = f"s3://{bucket}/{prefix}".rstrip("/")

    @cached_property
    def client(self) -> Any:
        """The connection."""
        import boto3
        from botocore.config import Config

        keys = keys_of(self.url)
        config = Config(
            connect_timeout=CONNECTS, read_timeout=ANSWERS, retries={"total_max_attempts": TRIES, "mode": "standard"},
            s3={"addressing_style": "path" if keys.endpoint else "auto"},
            request_checksum_calculation="when_required", response_checksum_validation="when_required",
        )  # fmt: skip
        return boto3.client(
            "s3", aws_access_key_id=keys.key, aws_secret_access_key=keys.secret, region_name=keys.region, config=config,
            aws_session_token=keys.token, endpoint_url=keys.endpoint,
        )  # fmt: skip

    def read(self, name: str) -> bytes | None:
        with self._asked(), suppress(FileNotFoundError), self._there():
            return bytes(self.client.get_object(Bucket=self.bucket, Key=self.prefix + name)["Body"].read())
        return None

    def fetch(self, name: str, target: Path) -> bool:
        with self._asked(), suppress(FileNotFoundError), self._there():
            self.client.download_file(self.bucket, self.prefix + name, str(target))
            return True
        return False

    def write(self, name: str, content: bytes) -> None:
        with self._asked():
            self.client.put_object(Bucket=self.bucket, Key=self.prefix + name, Body=content)

    def send(self, name: str, source: Path) -> None:
        with self._asked():
            self._forget_halves(name)
            self.client.upload_file(str(source), self.bucket, self.prefix + name)

    def names(self) -> list[str]:
        with self._asked():
            pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix)
            keys = [found["Key"].removeprefix(self.prefix) for page in pages for found in page.get("Contents", [])]
        return [key for key in keys if "/" not in key]

    def remove(self, name: str) -> None:
        with self._asked():
            self.client.delete_object(Bucket=self.bucket, Key=self.prefix + name)

    def _forget_halves(self, name: str) -> None:
        """Parts that a killed sender left are paid for, and seen in no list of files."""
        half = self.client.list_multipart_uploads(Bucket=self.bucket, Prefix=self.prefix + name).get("Uploads", [])
        for upload in half:
            self.client.abort_multipart_upload(Bucket=self.bucket, Key=upload["Key"], UploadId=upload["UploadId"])

    @contextmanager
    def _there(self) -> Iterator[None]:
        """Raises FileNotFoundError for a file that is not there."""
        from botocore.exceptions import ClientError

        try:
            yield
        except ClientError as error:
            if error.response["Error"]["Code"] in ABSENT:
                raise FileNotFoundError from None
            raise

    @contextmanager
    def _asked(self) -> Iterator[None]:
        """What botocore says of a failure is not passed on: its code or kind alone."""
        from boto3.exceptions import Boto3Error
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            yield
        except ClientError as error:
            raise Trouble("elsewhere_unreachable", self.url, why=error.response["Error"]["Code"]) from None
        except (BotoCoreError, Boto3Error) as error:
            raise Trouble("elsewhere_unreachable", self.url, why=type(error).__name__) from None
