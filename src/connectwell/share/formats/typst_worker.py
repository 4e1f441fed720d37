"""Typesets a page in a separate process: `typst_worker.py TEMPLATE`, with its content as JSON on stdin.

Imports nothing from connectwell, reads only the templates and fonts, stores nothing. The words are data: the template
reads them as strings.

stdout: one line of JSON, then the PDF. Keys of the line: `standard`, whether it is PDF/UA-1; or, without a PDF,
`lacking`, the characters that no font here has, or `fault`, why there is none.
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
    """Returns the answer's first line, and the PDF.

    Tries typst's own fonts first, which are fast to load and look the same everywhere; if they lack a character, this
    machine's fonts. If those lack it too there is no PDF: it would hold a glyph that shows nothing. If the standard
    fails for another reason, there is one without it.
    """
    for everything in (False, True):
        fonts = typst.Fonts(include_system_fonts=everything)
        try:
            pdf = _compile(template, it, fonts, fallback=everything, standard=True)
        except typst.TypstError as fault:
            if fault.message.startswith(_STANDARD):
                if everything and (lacking := characters_lacking(fault.diagnostic)):
                    return {"lacking": lacking}, b""
            elif everything:  # on the first pass, boxes for missing characters may cause the overflow
                return {"fault": fault.message}, b""
        else:
            return {"standard": True}, pdf
    return {"standard": False}, _compile(template, it, fonts, fallback=True, standard=False)


def characters_lacking(diagnostic: str) -> list[str]:
    """Returns the characters that a PDF/UA-1 diagnostic names, in order, without duplicates."""
    return list(dict.fromkeys(_ESCAPED.sub(_meant, text) for text in _NO_GLYPH.findall(diagnostic)))


def _meant(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else escape[2]


def _compile(template: Path, it: str, fonts: typst.Fonts, *, fallback: bool, standard: bool) -> bytes:
    """Returns the PDF. Raises typst.TypstError."""
    given = {"it": it, "fallback": "yes" if fallback else "no"}
    compiler = typst.Compiler(template, root=template.parent, font_paths=fonts, sys_inputs=given)
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"] if standard else [])
    assert isinstance(pdf, bytes)
    return pdf


def main() -> None:
    """Handles one request."""
    with suppress(ImportError):  # Windows
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no core dump, which would contain words
    answer, pdf = set_page(Path(sys.argv[1]), sys.stdin.buffer.read().decode())
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + pdf)


if __name__ == "__main__":
    main()
