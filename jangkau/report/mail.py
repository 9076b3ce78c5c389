"""Sending by mail, where an office has said how: JANGKAU_SMTP_HOST, _PORT, _SECURITY, _USER, _PASSWORD, _FROM and _TO."""

import os
import re
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from jangkau.report.digest import Digest
from jangkau.report.edition import Refused

PREFIX, PATIENCE = "JANGKAU_SMTP_", 30  # seconds
PORTS = {"starttls": 587, "tls": 465, "none": 25}
ADDRESS = re.compile(r"[^\s@,;<>\"\x00-\x1f\x7f]+@[^\s@,;<>\"\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class PostOffice:
    """How mail is sent. The password is told to nobody but the server."""

    host: str
    port: int
    security: str
    user: str
    password: str = field(repr=False)
    sender: str
    to: tuple[str, ...]

    @classmethod
    def of_environment(cls, told: Mapping[str, str] = os.environ) -> "PostOffice":
        """As the environment says. Raises Refused where it says nothing, or something that cannot be."""

        def said(name: str, usual: str = "") -> str:
            return told.get(PREFIX + name, usual).strip()

        security = said("SECURITY", "starttls")
        to = tuple(part.strip() for part in said("TO").split(",") if part.strip())
        if not said("HOST") or not said("FROM") or not to:
            raise Refused("mail_unset", names=", ".join(PREFIX + name for name in ("HOST", "FROM", "TO")))
        if security not in PORTS:
            raise Refused("mail_wrong", name=PREFIX + "SECURITY", options=", ".join(PORTS))
        port = said("PORT", str(PORTS[security]))
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise Refused("mail_wrong", name=PREFIX + "PORT", options="1–65535")
        for name, addresses in (("FROM", (said("FROM"),)), ("TO", to)):
            if not all(ADDRESS.fullmatch(address) for address in addresses):
                raise Refused("mail_wrong", name=PREFIX + name, options="nama@contoh.go.id")
        password = told.get(PREFIX + "PASSWORD", "")
        if security == "none" and password:
            raise Refused("mail_open")
        return cls(said("HOST"), int(port), security, said("USER"), password, said("FROM"), to)


def letter(digest: Digest, office: PostOffice) -> EmailMessage:
    """The digest as a mail of text and HTML. A header is one line, whatever stands in it."""
    message = EmailMessage()
    message["Subject"] = " ".join(digest.subject.split())
    message["From"], message["To"] = office.sender, ", ".join(office.to)
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain="jangkau.invalid")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(digest.text)
    message.add_alternative(digest.html, subtype="html")
    return message


def send(digest: Digest, office: PostOffice) -> None:
    """Hand the digest to the office's mail server. Raises Refused, which names what failed and never what was said."""
    message, sealed = letter(digest, office), ssl.create_default_context()
    try:
        with connected(office, sealed) as server:
            if office.security == "starttls":
                server.starttls(context=sealed)
            if office.user:
                server.login(office.user, office.password)
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as failed:  # its own words may quote what the server was told
        raise Refused("mail_failed", host=office.host, port=office.port, why=type(failed).__name__) from None


def connected(office: PostOffice, sealed: ssl.SSLContext) -> smtplib.SMTP:
    """A connection to the server, sealed from its first byte where the office says so."""
    if office.security == "tls":
        return smtplib.SMTP_SSL(office.host, office.port, timeout=PATIENCE, context=sealed)
    return smtplib.SMTP(office.host, office.port, timeout=PATIENCE)
