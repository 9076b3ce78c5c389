"""A stream under a key, so that not a byte of it can be read, changed, moved or cut off unnoticed.

MARK, salt (16), proof of the key (16), nonce (7), then pieces of PIECE bytes, each with AES-256-GCM under a number of its own;
the last one is marked as the last. The key is made of the passphrase and the salt by scrypt.
"""

import os
from collections.abc import Iterator
from io import UnsupportedOperation
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MARK = b"JANGKAU sealed 1\n"
SALT, PROOF, NONCE, TAG = 16, 16, 7, 16  # bytes
PIECE = 1 << 20  # bytes of what is sealed at a time
COST = {"n": 1 << 15, "r": 8, "p": 1}


class Unsealable(ValueError):
    """Why a stream does not open: key_wrong, or damaged."""


def key_of(passphrase: bytes, salt: bytes) -> tuple[bytes, bytes]:
    """The key, and what proves that it is the right one without telling it."""
    made = Scrypt(salt=salt, length=32 + PROOF, **COST).derive(passphrase)
    return made[:32], made[32:]


class Sealing:
    """What is written here comes out sealed; close() writes the last piece."""

    def __init__(self, out: BinaryIO, passphrase: bytes) -> None:
        salt, self.nonce = os.urandom(SALT), os.urandom(NONCE)
        key, proof = key_of(passphrase, salt)
        self.out, self.cipher, self.head = out, AESGCM(key), MARK + salt + proof + self.nonce
        self.kept, self.number = bytearray(), 0
        out.write(self.head)

    def write(self, data: bytes) -> int:
        """Keep what does not fill a piece yet: only close() knows which piece is the last."""
        self.kept += data
        while len(self.kept) > PIECE:
            self._piece(bytes(self.kept[:PIECE]), last=False)
            del self.kept[:PIECE]
        return len(data)

    def flush(self) -> None:
        """What fills no piece yet stays here."""

    def close(self) -> None:
        """Seal the rest."""
        self._piece(bytes(self.kept), last=True)
        self.kept.clear()

    def _piece(self, data: bytes, last: bool) -> None:
        self.out.write(self.cipher.encrypt(numbered(self.nonce, self.number, last), data, self.head))
        self.number += 1


class Opening:
    """Reads what Sealing wrote. Raises Unsealable."""

    def __init__(self, source: BinaryIO, passphrase: bytes) -> None:
        head = source.read(len(MARK) + SALT + PROOF + NONCE)
        salt, proof, nonce = head[len(MARK) :][:SALT], head[len(MARK) + SALT :][:PROOF], head[-NONCE:]
        if len(head) < len(MARK) + SALT + PROOF + NONCE:
            raise Unsealable("damaged")
        key, proven = key_of(passphrase, salt)
        if proven != proof:
            raise Unsealable("key_wrong")
        self.pieces, self.kept = opened(source, AESGCM(key), head, nonce), b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes; fewer at the end."""
        while size < 0 or len(self.kept) < size:
            piece = next(self.pieces, b"")
            if not piece:
                break
            self.kept += piece
        size = len(self.kept) if size < 0 else size
        taken, self.kept = self.kept[:size], self.kept[size:]
        return taken

    def seek(self, place: int) -> None:
        """A sealed stream is read once, from its beginning to its end."""
        raise UnsupportedOperation("seek")


def opened(source: BinaryIO, cipher: AESGCM, head: bytes, nonce: bytes) -> Iterator[bytes]:
    """Piece after piece; the last one must be marked as the last."""
    piece, number = source.read(PIECE + TAG), 0
    while True:
        after = source.read(PIECE + TAG)
        try:
            yield cipher.decrypt(numbered(nonce, number, last=not after), piece, head)
        except InvalidTag as wrong:
            raise Unsealable("damaged") from wrong
        if not after:
            return
        piece, number = after, number + 1


def numbered(nonce: bytes, number: int, last: bool) -> bytes:
    """The nonce of a piece: no two are the same under one key."""
    return nonce + number.to_bytes(4, "big") + bytes([last])
