"""Sets a page in a process of its own: `typst_worker.py TEMPLATE`, with what it sets as JSON on stdin.

Imports nothing of connectwell, reads no file but the templates and fonts, keeps nothing. The words are data: the
template reads them as strings.

On stdout comes a line of JSON and then the PDF. The line: `cannot_show`, the characters no font here has; `standard`,
whether it is PDF/UA-1; or `fault`, why there is no PDF.
"""

import json
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import typst

_STANDARD: Final = "PDF/UA-1 error: "
_NO_GLYPH: Final = re.compile(rf'^error: {_STANDARD}the text `"(.+)"` could not be displayed', re.MULTILINE)
_ESCAPED: Final = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")


def set_page(template: Path, it: str) -> tuple[dict[str, Any], bytes]:
    """The answer's first line, and the PDF.

    First with typst's own fonts, which are quick to find and look the same everywhere; where they lack a character,
    with this machine's; where those lack it too, without the standard, which allows no missing character.
    """
    lacking: list[str] = []
    for everything in (False, True):
        fonts = typst.Fonts(include_system_fonts=everything)
        try:
            pdf = _compile(template, it, fonts, fallback=everything, standard=True)
        except typst.TypstError as fault:
            if fault.message.startswith(_STANDARD):
                lacking = characters_lacking(fault.diagnostic)
            elif everything:  # before, it may be the boxes for what typst's fonts lack that take too much room
                return {"fault": fault.message}, b""
        else:
            return {"cannot_show": [], "standard": True}, pdf
    return {"cannot_show": lacking, "standard": False}, _compile(template, it, fonts, fallback=True, standard=False)


def characters_lacking(diagnostic: str) -> list[str]:
    """The characters that a PDF/UA-1 diagnostic names, each once, in order."""
    return list(dict.fromkeys(_ESCAPED.sub(_meant, text) for text in _NO_GLYPH.findall(diagnostic)))


def _meant(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else escape[2]


def _compile(template: Path, it: str, fonts: typst.Fonts, *, fallback: bool, standard: bool) -> bytes:
    """The PDF. Raises typst.TypstError."""
    given = {"it": it, "fallback": "yes" if fallback else "no"}
    compiler = typst.Compiler(template, root=template.parent, font_paths=fonts, sys_inputs=given)
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"] if standard else [])
    assert isinstance(pdf, bytes)
    return pdf


def main() -> None:
    """One request, one answer."""
    with suppress(ImportError):  # Windows
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no words behind
    answer, pdf = set_page(Path(sys.argv[1]), sys.stdin.buffer.read().decode())
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + pdf)


if __name__ == "__main__":
    main()
