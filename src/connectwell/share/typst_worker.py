"""Sets a page in a process of its own. Takes a request on stdin, gives a line of JSON and a PDF on stdout.

Imports nothing of connectwell, reads no file but the templates and fonts, keeps nothing. The words are data: they come
in as JSON, and the template reads them as strings.

The request, as JSON: `template`, the path of a .typ file; `it`, what it sets; `standard`, whether to try for PDF/UA-1.
The answer's first line, as JSON: `cannot_show`, the characters no font here has; `standard`, whether it is PDF/UA-1; or
`fault`, why there is no PDF after it.
"""

import json
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import typst

_NO_GLYPH: Final = re.compile(r'^error: PDF/UA-1 error: the text `"(.+)"` could not be displayed', re.MULTILINE)
_ESCAPED: Final = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")


def set_page(request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The answer's first line, and the PDF.

    First with typst's own fonts, which are quick to find and look the same everywhere; where they lack a character,
    with this machine's; where those lack it too, without the standard, which allows no missing character.
    """
    template, it = Path(request["template"]), json.dumps(request["it"], ensure_ascii=False)
    own, lacking = typst.Fonts(include_system_fonts=False), list[str]()
    found = _compile(template, it, own, fallback=False, standard=True)
    if isinstance(found, typst.TypstError):
        everything = typst.Fonts()
        found = _compile(template, it, everything, fallback=True, standard=True)
        if isinstance(found, typst.TypstError):
            lacking = characters_lacking(found.diagnostic)
            found = _compile(template, it, everything, fallback=True, standard=False)
            if isinstance(found, typst.TypstError):
                return {"fault": found.message}, b""
            return {"cannot_show": lacking, "standard": False}, found
    return {"cannot_show": lacking, "standard": True}, found


def characters_lacking(diagnostic: str) -> list[str]:
    """The characters that a PDF/UA-1 diagnostic names, each once, in order."""
    return list(dict.fromkeys(_ESCAPED.sub(_meant, text) for text in _NO_GLYPH.findall(diagnostic)))


def _meant(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else escape[2]


def _compile(template: Path, it: str, fonts: typst.Fonts, *, fallback: bool, standard: bool) -> Any:
    compiler = typst.Compiler(
        template,
        root=template.parent,
        font_paths=fonts,
        sys_inputs={"it": it, "fallback": "yes" if fallback else "no"},
    )
    try:
        return compiler.compile(format="pdf", pdf_standards=["ua-1"] if standard else [])
    except typst.TypstError as error:
        return error


def main() -> None:
    """One request, one answer."""
    with suppress(ImportError):  # Windows
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no words behind
    answer, pdf = set_page(json.load(sys.stdin.buffer))
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + pdf)


if __name__ == "__main__":
    main()
