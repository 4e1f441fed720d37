"""What a reader gets from a PDF: its words, its bookmarks, what it says of itself. By poppler, and by inflating it."""

import re
import shutil
import subprocess
import zlib

import pytest

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed here")

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def _run(*command: str, pdf: bytes) -> bytes:
    return subprocess.run([*command, "-", "-"], input=pdf, capture_output=True, check=True).stdout


def words_in(pdf: bytes) -> str:
    """The words as they are selected and copied, page by page; a page ends with a form feed."""
    return _run("pdftotext", "-enc", "UTF-8", pdf=pdf).decode()


def bookmarks_in(pdf: bytes) -> list[str]:
    """The bookmarks in their order, each indented by its depth."""
    lines = _run("pdftohtml", "-xml", "-i", "-stdout", pdf=pdf).decode().splitlines()
    depth, found = -1, []
    for line in lines:
        depth += line.count("<outline>") - line.count("</outline>")
        if item := re.fullmatch(r"<item page=\"\d+\">(.*)</item>", line):
            found.append("  " * depth + item[1])
    return found


def pictures_of(pdf: bytes) -> list[bytes]:
    """Each page as a small picture, its pixels as bytes of red, green and blue."""
    ppm = subprocess.run(["pdftoppm", "-r", "40", "-"], input=pdf, capture_output=True, check=True).stdout
    found = []
    while ppm:
        head = re.match(rb"P6\n(\d+) (\d+)\n255\n", ppm)
        assert head
        size = int(head[1]) * int(head[2]) * 3
        found.append(ppm[head.end() : head.end() + size])
        ppm = ppm[head.end() + size :]
    return found


def inflated(pdf: bytes) -> bytes:
    """Everything in the file, its streams decompressed."""
    return pdf + b"\n".join(map(_inflated, _STREAM.findall(pdf)))


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def pages_in(pdf: bytes) -> int:
    """How many pages it has."""
    return len(re.findall(rb"/Type/Page[^s]", pdf))
