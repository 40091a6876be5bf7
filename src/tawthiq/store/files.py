"""The captures folder: content-addressed, read-only, written whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path


def write_whole(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write `data` so that `path` never holds a part of it: a temporary file beside it takes its place when complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
        raise


class CaptureFiles:
    """`captures/sha256/ab/cdef…`: the bytes as they came; `….txt` beside them: the text derived from them, in UTF-8."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes with this hash lie."""
        return self.folder / "sha256" / sha256[:2] / sha256[2:]

    def text_path(self, sha256: str) -> Path:
        """Where the text derived from them lies."""
        return self.path(sha256).with_name(sha256[2:] + ".txt")

    def keep(self, data: bytes, text: str) -> str:
        """Keep bytes and text; returns the bytes' sha256. Bytes that are there already are not touched."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path(sha256)
        if not path.exists():
            write_whole(path, data, 0o444)
        derived = text.encode("utf-8", "surrogatepass")
        beside = self.text_path(sha256)
        if not beside.exists() or beside.read_bytes() != derived:
            write_whole(beside, derived, 0o444)
        return sha256

    def data(self, sha256: str) -> bytes:
        """The bytes. Raises ValueError when they are missing or no longer those that were kept."""
        path = self.path(sha256)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ValueError(f"{path}: {error.strerror}; restore the file from a copy") from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ValueError(f"{path}: the bytes were changed after they were kept; restore the file from a copy")
        return data

    def text(self, sha256: str) -> str:
        """The derived text, newlines as they were. Raises ValueError when it is missing."""
        path = self.text_path(sha256)
        try:
            return path.read_bytes().decode("utf-8", "surrogatepass")
        except OSError as error:
            raise ValueError(f"{path}: {error.strerror}; restore the file from a copy") from None


class Texts(Mapping[str, str]):
    """Capture id -> text, read from disk when asked for: a project's texts may be larger than memory."""

    def __init__(self, files: CaptureFiles, hashes: Mapping[str, str]) -> None:
        self._files = files
        self._hashes = hashes

    def __getitem__(self, capture: str) -> str:
        return self._files.text(self._hashes[capture])

    def __iter__(self) -> Iterator[str]:
        return iter(self._hashes)

    def __len__(self) -> int:
        return len(self._hashes)
