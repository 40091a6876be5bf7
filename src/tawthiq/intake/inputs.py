"""Walking the inputs: files, folders, standard input; one bad input never stops the others."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tawthiq.intake.encoding import decode
from tawthiq.intake.errors import IntakeError
from tawthiq.intake.html import html_page
from tawthiq.intake.plain import plain_blocks
from tawthiq.records import Capture, Page, Problem

MAX_BYTES = 64 * 1024 * 1024
MAX_HTML_BYTES = 16 * 1024 * 1024

_HTML_START = re.compile(rb"\s*(?:<\?xml[^>]{0,300}>\s*)?<(?:!doctype\s+html|html|head|body|article|div|main|section|p|h1)\b", re.IGNORECASE)
_COMMENT = re.compile(rb"\s*<!--.*?-->", re.DOTALL)
_HTML_TAG = re.compile(rb"</?(?:html|head|body|div|p|article|section|span|a|table|h[1-6]|br|li|ul)\b[^<>]{0,500}>", re.IGNORECASE)
_HTML_NAMES = (".html", ".htm", ".xhtml")


def page_from_bytes(data: bytes, name: str) -> Page:
    """The page of one capture. Raises IntakeError(reason, advice) when there is none to make.

    `name` is a file name or `stdin`; only its suffix matters, and only where the bytes leave doubt.
    """
    if len(data) > MAX_BYTES:
        raise IntakeError(f"the file is larger than {MAX_BYTES >> 20} MB", "split it and add the parts")
    html = _is_html(data, name)
    if html and len(data) > MAX_HTML_BYTES:
        raise IntakeError(f"the HTML file is larger than {MAX_HTML_BYTES >> 20} MB", "save the page without embedded images")
    text, encoding = decode(data, html=html)
    digest = hashlib.sha256(data).hexdigest()
    capture = Capture(
        id="c" + digest[:16], sha256=digest, size=len(data), name=name, kind="html" if html else "text", encoding=encoding
    )
    if html:
        return html_page(text, capture)
    return Page(capture=capture, text=text, blocks=plain_blocks(text))


def _is_html(data: bytes, name: str) -> bool:
    head = data[:65536]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\x00", b"")[2:]
    head = head.removeprefix(b"\xef\xbb\xbf")
    while found := _COMMENT.match(head):
        head = head[found.end() :]
    if _HTML_START.match(head):
        return True
    tags = len(_HTML_TAG.findall(head))
    return tags >= 1 if name.lower().endswith(_HTML_NAMES) else tags >= 8 and tags * 400 > len(head)


def read_inputs(inputs: Sequence[str | Path], stdin: bytes | None = None) -> Iterator[tuple[bytes, Page] | Problem]:
    """Every input in order, one at a time: `(bytes, page)`, or a Problem that names it and says what to do.

    Folders are walked in sorted order, hidden entries left out; `-` is `stdin` (bytes that the caller read).
    """
    for item in inputs:
        if str(item) == "-":
            if stdin is None:
                yield Problem(name="stdin", reason="nothing was given on standard input", advice="pipe a text into the command")
            else:
                yield _read(stdin, "stdin")
            continue
        path = Path(item)
        try:
            exists, is_folder = path.exists(), path.is_dir()
        except (OSError, ValueError) as error:
            yield Problem(name=_storable(str(item)), reason=f"no readable path: {error}", advice="check the path")
            continue
        if not exists:
            yield Problem(name=_storable(str(item)), reason="no such file or folder", advice="check the path")
        elif is_folder:
            yield from _read_folder(path)
        else:
            yield _read_file(path, path.name)


def _read_folder(folder: Path) -> Iterator[tuple[bytes, Page] | Problem]:
    seen = False
    denied: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=denied.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(n for n in names if not n.startswith(".")):
            seen = True
            path = Path(root) / name
            yield _read_file(path, path.relative_to(folder).as_posix())
    for error in denied:
        yield Problem(
            name=_storable(str(error.filename or folder)), reason=f"unreadable folder: {error.strerror}", advice="check its permissions"
        )
    if not seen and not denied:
        yield Problem(name=_storable(str(folder)), reason="the folder holds no files", advice="name a folder with text or HTML files")


def _read_file(path: Path, name: str) -> tuple[bytes, Page] | Problem:
    name = _storable(name)
    try:
        if not path.is_file():  # a socket, a pipe, a dangling link
            return Problem(name=name, reason="not a regular file", advice="name a text or HTML file")
        if (size := path.stat().st_size) > MAX_BYTES:  # asked before reading: memory stays bounded
            reason = f"the file is {size >> 20} MB, more than {MAX_BYTES >> 20} MB"
            return Problem(name=name, reason=reason, advice="split it and add the parts")
        data = path.read_bytes()
    except OSError as error:
        return Problem(name=name, reason=f"unreadable: {error.strerror or error}", advice="check the file's permissions")
    return _read(data, name)


def _read(data: bytes, name: str) -> tuple[bytes, Page] | Problem:
    try:
        return data, page_from_bytes(data, name)
    except IntakeError as error:
        return Problem(name=name, reason=error.reason, advice=error.advice)


def _storable(name: str) -> str:
    """A name that UTF-8 can hold: file names in other encodings reach us with lone surrogates."""
    return name.encode("utf-8", "replace").decode("utf-8")
