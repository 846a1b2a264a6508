"""Source files as text and back again, byte for byte.

A rewritten file keeps what its author's editor chose: encoding, byte order mark, newline style (line by
line where a file mixes them), form feeds, and whether the last line ends with a newline.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MAXIMUM_BYTES = 2 * 1024 * 1024
"""Larger files are data or generated code, not something a person wrote and wants rewritten."""

MAXIMUM_LINES_TO_COMPARE = 2_000
"""Beyond this many differing lines frequent ones no longer anchor a comparison, which is quadratic in them."""

_NEWLINE = re.compile("\r\n|\r|\n")
_NEWLINE_BYTES = re.compile(b"\r\n|\r|\n")

# https://peps.python.org/pep-0263/: in the first line, or in the second below a comment or an empty line.
_ENCODING_COOKIE = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_COMMENT_OR_EMPTY = re.compile(rb"[ \t\f]*(?:#|$)")
_LATIN_1_NAMES = ("latin-1", "iso-8859-1", "iso-latin-1")


class UnreadableSource(Exception):
    """A file that cannot be read as text, or a text that its file's encoding cannot hold.

    `message` says what is wrong and what to do; `line` is the 1-based line, None where no line is to blame.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message, line)
        self.message = message
        self.line = line

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file and everything that is needed to write it back.

    `text` has "\\n" newlines and no byte order mark. `encoding` is Python's name of the codec. `newline` is
    the file's most frequent newline (of equally frequent ones the first, without any "\\n"). `endings` holds
    the newline of every terminated line if the file mixes them, and is empty otherwise.
    """

    text: str
    encoding: str = "utf-8"
    bom: bool = False
    newline: str = "\n"
    endings: tuple[str, ...] = ()

    @property
    def mixed(self) -> bool:
        """Whether the file uses more than one kind of newline."""
        return bool(self.endings)

    def encode(self, text: str) -> bytes:
        """The bytes of the file with `text` as its new content.

        Encoding, byte order mark and newlines are the file's own. In a file with mixed newlines each line
        keeps its ending, and a new line gets the most frequent one. No final newline is added or removed.

        Raises UnreadableSource if the file's encoding lacks a character of `text`, or if `text` lost the
        comment that declares the encoding.
        """
        text = _NEWLINE.sub("\n", text)
        try:
            body = self._with_own_newlines(text).encode(self.encoding)
        except UnicodeEncodeError as error:
            character = error.object[error.start]
            raise UnreadableSource(
                f"the file's encoding {self.encoding} has no character {character!a}; save the file as UTF-8",
                line=len(_NEWLINE.findall(error.object, 0, error.start)) + 1,
            ) from error
        except UnicodeError as error:
            raise UnreadableSource(
                f"the text cannot be written in the file's encoding {self.encoding}; save the file as UTF-8"
            ) from error
        if self.encoding != "utf-8" and _declared_encoding(body)[0] != self.encoding:
            raise UnreadableSource(
                f"the comment that declares the encoding {self.encoding} would no longer be in the first two"
                " lines; save the file as UTF-8",
                line=1,
            )
        return codecs.BOM_UTF8 + body if self.bom else body

    def _with_own_newlines(self, text: str) -> str:
        if not self.mixed:
            return text.replace("\n", self.newline)
        lines = text.split("\n")
        endings = [self.newline] * (len(lines) - 1)
        for old, new in _corresponding_lines(self.text.split("\n"), lines):
            if old < len(self.endings) and new < len(endings):
                endings[new] = self.endings[old]
        return "".join(line + ending for line, ending in zip(lines, [*endings, ""], strict=True))


def decode_python(data: bytes) -> SourceText:
    """The text of a Python file, which may declare its encoding as PEP 263 says.

    Raises UnreadableSource for binary or oversized data, an unknown encoding, and undecodable bytes.
    """
    bom, body = _without_bom(_plausible_text(data))
    encoding, line = _declared_encoding(body)
    if bom and encoding != "utf-8":
        raise UnreadableSource(
            f"the file starts with a UTF-8 byte order mark but declares the encoding {encoding};"
            " remove one of the two",
            line,
        )
    source = _source_text(_decode(body, encoding), encoding, bom)
    # Some codecs (utf-7, iso-2022-jp) have several spellings for one text.
    if encoding != "utf-8" and source.encode(source.text) != data:
        raise UnreadableSource(
            f"the encoding {encoding} cannot be written back unchanged; save the file as UTF-8", line
        )
    return source


def decode_plain(data: bytes) -> SourceText:
    """The text of a file that is always UTF-8, with or without a byte order mark (YAML, Dockerfile).

    Raises UnreadableSource for binary or oversized data and for undecodable bytes.
    """
    bom, body = _without_bom(_plausible_text(data))
    return _source_text(_decode(body, "utf-8"), "utf-8", bom)


def _plausible_text(data: bytes) -> bytes:
    if len(data) > MAXIMUM_BYTES:
        raise UnreadableSource(f"the file is too large: more than {MAXIMUM_BYTES:,} bytes are not read")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        raise UnreadableSource("the file is in UTF-16 or UTF-32; save it as UTF-8", line=1)
    if (position := data.find(b"\0")) >= 0:
        raise UnreadableSource("the file contains NUL bytes: it is not text", _line_at(data, position))
    return data


def _without_bom(data: bytes) -> tuple[bool, bytes]:
    bom = data.startswith(codecs.BOM_UTF8)
    return bom, data[len(codecs.BOM_UTF8) :] if bom else data


def _declared_encoding(body: bytes) -> tuple[str, int | None]:
    """The codec of a Python file without its byte order mark, and the 1-based line that declares it."""
    for number, line in enumerate(body.splitlines()[:2], start=1):
        if cookie := _ENCODING_COOKIE.match(line):
            return _codec(cookie[1].decode("ascii"), number), number
        if not _COMMENT_OR_EMPTY.match(line):
            break
    return "utf-8", None


def _codec(name: str, line: int) -> str:
    # CPython accepts editor suffixes such as "utf-8-unix" for these encodings only (tokenizer, get_normal_name).
    normal = name.lower().replace("_", "-")
    if normal == "utf-8" or normal.startswith("utf-8-"):
        return "utf-8"
    if normal in _LATIN_1_NAMES or normal.startswith(tuple(f"{latin}-" for latin in _LATIN_1_NAMES)):
        return "iso8859-1"
    try:
        b"#".decode(name)  # refuses what is no text encoding, such as rot13
        return codecs.lookup(name).name
    except (LookupError, UnicodeError) as error:
        raise UnreadableSource(
            f"the declared encoding {name!r} is unknown to Python; correct the comment or save the file as UTF-8",
            line,
        ) from error


def _decode(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            f"the byte 0x{error.object[error.start]:02X} is not valid {encoding}; save the file as UTF-8",
            _line_at(body, error.start),
        ) from error
    except (UnicodeError, ValueError) as error:
        raise UnreadableSource(f"the file is not valid {encoding}; save it as UTF-8") from error


def _line_at(data: bytes, position: int) -> int:
    return len(_NEWLINE_BYTES.findall(data, 0, position)) + 1


def _source_text(raw: str, encoding: str, bom: bool) -> SourceText:
    if "\r" not in raw:
        return SourceText(raw, encoding, bom)
    endings = tuple(_NEWLINE.findall(raw))
    styles = list(dict.fromkeys(endings))
    return SourceText(
        text=_NEWLINE.sub("\n", raw),
        encoding=encoding,
        bom=bom,
        newline=max(styles, key=endings.count),
        endings=endings if len(styles) > 1 else (),
    )


def _corresponding_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of 0-based line numbers: a line of `old` and what became of it in `new`."""
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    tail = next((n for n in range(shorter - head) if old[-1 - n] != new[-1 - n]), shorter - head)
    old_end, new_end = len(old) - tail, len(new) - tail
    yield from zip(range(head), range(head), strict=True)
    yield from _compared_lines(old[head:old_end], new[head:new_end], head)
    yield from zip(range(old_end, len(old)), range(new_end, len(new)), strict=True)


def _compared_lines(old: Sequence[str], new: Sequence[str], offset: int) -> Iterator[tuple[int, int]]:
    from difflib import SequenceMatcher  # only files with mixed newlines pay for it

    large = max(len(old), len(new)) > MAXIMUM_LINES_TO_COMPARE
    for _, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=large).get_opcodes():
        # Lines that were replaced are paired in order: an edited line keeps its ending as well.
        yield from zip(range(offset + i1, offset + i2), range(offset + j1, offset + j2), strict=False)
