"""Passkeys: a device signs a challenge instead of a person typing a password."""

import ipaddress
import json
from urllib.parse import urlsplit

from jangkau.access.people import Invitation, Refused, person, welcome
from jangkau.access.roles import Person
from jangkau.access.store import Access, digest

NAME = "Jangkau"
LASTS = 5 * 60  # seconds to sign a challenge


def at_a_name(base: str) -> bool:
    """Whether passkeys work at this address: browsers want a name, no number.

    >>> at_a_name("http://localhost:8501"), at_a_name("http://127.0.0.1:8501")
    (True, False)
    """
    try:
        ipaddress.ip_address(urlsplit(base).hostname or "")
    except ValueError:
        return True
    return False


def origin(base: str) -> str:
    """What a device signs for: the name alone, whatever folder Jangkau stands in there.

    >>> origin("https://dinas.go.id/jangkau")
    'https://dinas.go.id'
    """
    site = urlsplit(base)
    return f"{site.scheme}://{site.netloc}"


def to_register(access: Access, base: str, carried: str, who: Person) -> str:
    """What a browser needs to make a passkey, as JSON; the challenge waits for the form's cookie."""
    import webauthn  # here and below: it takes two seconds, and most readers never need it
    from webauthn.helpers.structs import AuthenticatorSelectionCriteria, ResidentKeyRequirement, UserVerificationRequirement

    options = webauthn.generate_registration_options(
        rp_id=urlsplit(base).hostname or "", rp_name=NAME, user_name=who.email, user_display_name=who.email,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
    )  # fmt: skip
    access.change("challenge", digest=digest(carried), challenge=options.challenge, ends=access.now() + LASTS)
    return webauthn.options_to_json(options)


def to_sign_in(access: Access, base: str, carried: str) -> str:
    """What a browser needs to sign in with any passkey of ours, as JSON."""
    import webauthn
    from webauthn.helpers.structs import UserVerificationRequirement

    needed = UserVerificationRequirement.REQUIRED
    options = webauthn.generate_authentication_options(rp_id=urlsplit(base).hostname or "", user_verification=needed)
    access.change("challenge", digest=digest(carried), challenge=options.challenge, ends=access.now() + LASTS)
    return webauthn.options_to_json(options)


def challenge(access: Access, carried: str) -> bytes:
    """The challenge that this browser was given, which is used up. Raises Refused."""
    row = access.row("challenged", digest=digest(carried))
    access.change("sweep_challenge", digest=digest(carried))
    if row is None:
        raise Refused("passkey")
    return row["challenge"]


def registered(access: Access, base: str, carried: str, credential: dict, invited: Invitation, name: str) -> Person:
    """Let somebody in by their invitation, with the passkey that their device has made. Raises Refused."""
    import webauthn
    from webauthn.helpers.exceptions import WebAuthnException

    challenged = challenge(access, carried)
    try:
        verified = webauthn.verify_registration_response(
            credential=json.dumps(credential), expected_challenge=challenged, expected_rp_id=urlsplit(base).hostname or "",
            expected_origin=origin(base), require_user_verification=True,
        )  # fmt: skip
    except (WebAuthnException, ValueError, KeyError, TypeError) as wrong:
        raise Refused("passkey") from wrong
    newcomer = welcome(access, invited, name)
    access.change(
        "keep_passkey", credential=verified.credential_id, email=newcomer.email, public_key=verified.credential_public_key,
        sign_count=verified.sign_count,
    )  # fmt: skip
    return newcomer


def known_by(access: Access, base: str, carried: str, answer: dict) -> Person:
    """The person whose passkey has signed. Raises Refused."""
    import webauthn
    from webauthn.helpers.exceptions import WebAuthnException

    challenged = challenge(access, carried)
    try:
        credential = webauthn.base64url_to_bytes(str(answer["rawId"]))
        row = access.row("passkey", credential=credential)
        if row is None:
            raise Refused("passkey")
        signed = webauthn.verify_authentication_response(
            credential=json.dumps(answer), expected_challenge=challenged, expected_rp_id=urlsplit(base).hostname or "",
            expected_origin=origin(base), credential_public_key=row["public_key"],
            credential_current_sign_count=row["sign_count"], require_user_verification=True,
        )  # fmt: skip
    except (WebAuthnException, ValueError, KeyError, TypeError) as wrong:
        raise Refused("passkey") from wrong
    access.change("count_passkey", credential=credential, sign_count=signed.new_sign_count)
    signer = person(access, row["email"])
    if signer is None:
        raise Refused("passkey")
    return signer
