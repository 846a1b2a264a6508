"""Reading a file and writing it back keeps every byte that nobody asked to change."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flake8_cogfal.source.text import (
    MAXIMUM_BYTES,
    MAXIMUM_LINES_TO_COMPARE,
    SourceText,
    UnreadableSource,
    decode_plain,
    decode_python,
)

# name: bytes, text, encoding, byte order mark, newline, mixed
READABLE = {
    "empty": (b"", "", "utf-8", False, "\n", False),
    "utf-8": ("é = 1\n".encode(), "é = 1\n", "utf-8", False, "\n", False),
    "bom": (codecs.BOM_UTF8 + b"x = 1\n", "x = 1\n", "utf-8", True, "\n", False),
    "bom-and-cookie": (
        codecs.BOM_UTF8 + b"# coding: utf8\n",
        "# coding: utf8\n",
        "utf-8",
        True,
        "\n",
        False,
    ),
    "crlf": (b"x = 1\r\ny = 2\r\n", "x = 1\ny = 2\n", "utf-8", False, "\r\n", False),
    "cr": (b"x = 1\ry = 2\r", "x = 1\ny = 2\n", "utf-8", False, "\r", False),
    "mostly-crlf": (b"a\nb\r\nc\r\n", "a\nb\nc\n", "utf-8", False, "\r\n", True),
    "tie-takes-the-first": (b"a\r\nb\n", "a\nb\n", "utf-8", False, "\r\n", True),
    "all-three": (b"a\rb\nc\r\nd", "a\nb\nc\nd", "utf-8", False, "\r", True),
    "no-final-newline": (b"x = 1\r\ny = 2", "x = 1\ny = 2", "utf-8", False, "\r\n", False),
    "form-feed": (b"x = 1\n\x0c\ny = 2\n", "x = 1\n\x0c\ny = 2\n", "utf-8", False, "\n", False),
    "no-newline-to-python": ("x = '\x0b\x1c\x85\u2028'\n".encode(), "x = '\x0b\x1c\x85\u2028'\n", "utf-8", False, "\n", False),
    "latin-1": (b"# coding: latin-1\nx = '\xe9'\n", "# coding: latin-1\nx = 'é'\n", "iso8859-1", False, "\n", False),
    "latin-1-unix": (b"# -*- coding: Latin_1-unix -*-\n#\xe9", "# -*- coding: Latin_1-unix -*-\n#é", "iso8859-1", False, "\n", False),
    "cookie-in-line-2": (b"#! python \xe9\r# vim: set fileencoding=cp1252 :\r", "#! python é\n# vim: set fileencoding=cp1252 :\n", "cp1252", False, "\r", False),
    "cookie-below-code": (b"import os\n# coding: latin-1\n", "import os\n# coding: latin-1\n", "utf-8", False, "\n", False),
    "cookie-in-line-3": (b"#\n#\n# coding: latin-1\n", "#\n#\n# coding: latin-1\n", "utf-8", False, "\n", False),
    "cookie-in-line-3-of-cr": (b"#\r#\r# coding: nonsense\r", "#\n#\n# coding: nonsense\n", "utf-8", False, "\r", False),
    "utf-8-sig-cookie": (b"# coding: utf-8-sig\n", "# coding: utf-8-sig\n", "utf-8", False, "\n", False),
}  # fmt: skip

# name: bytes, line, a part of the message
UNREADABLE = {
    "nul": (b"x = 1\ny = \0\n", 2, "NUL"),
    "utf-16": ("x = 1\n".encode("utf-16"), 1, "UTF-16"),
    "too-large": (b"#" * (MAXIMUM_BYTES + 1), None, "more than 2,097,152 bytes"),
    "unknown-cookie": (b"#!/usr/bin/python\n# coding: klingon\n", 2, "'klingon'"),
    "cookie-of-no-text-encoding": (b"# coding: rot13\n", 1, "'rot13'"),
    "bom-and-other-cookie": (codecs.BOM_UTF8 + b"# coding: latin-1\n", 1, "byte order mark"),
    "undecodable": (b"x = 1\r\ny = 2\rz = '\xe9'\n", 3, "0xE9 is not valid utf-8"),
    "undecodable-after-bom": (codecs.BOM_UTF8 + b"\n\xff", 2, "0xFF"),
    "undecodable-in-cookie-encoding": (b"# coding: ascii\n\n\xe9", 3, "0xE9 is not valid ascii"),
    "not-one-spelling": (b"# coding: utf-7\nx = '+AGE-'\n", 1, "utf-7"),
    "undefined": (b"# coding: undefined\n", 1, "'undefined'"),
}


@pytest.mark.parametrize("name", READABLE)
def test_reads_and_writes_back(name: str) -> None:
    data, text, encoding, bom, newline, mixed = READABLE[name]
    source = decode_python(data)
    assert (source.text, source.encoding, source.bom) == (text, encoding, bom)
    assert (source.newline, source.mixed) == (newline, mixed)
    assert source.encode(source.text) == data


@pytest.mark.parametrize("name", UNREADABLE)
def test_says_what_is_unreadable_and_where(name: str) -> None:
    data, line, part = UNREADABLE[name]
    with pytest.raises(UnreadableSource) as error:
        decode_python(data)
    assert error.value.line == line
    assert part in str(error.value)


def test_yaml_and_dockerfiles_have_no_encoding_comment() -> None:
    data = codecs.BOM_UTF8 + "# coding: latin-1\r\nname: é".encode()
    source = decode_plain(data)
    assert source == SourceText("# coding: latin-1\nname: é", bom=True, newline="\r\n")
    assert source.encode(source.text) == data
    with pytest.raises(UnreadableSource, match="0xE9 is not valid utf-8"):
        decode_plain(b"# coding: latin-1\nname: \xe9\n")


@pytest.mark.parametrize(
    ("data", "new", "expected"),
    [
        (b"a\r\nb\r\n", "a\nx\nb\ny", b"a\r\nx\r\nb\r\ny"),
        (b"a\ra\r", "b\n", b"b\r"),
        (b"a\n", "a\r\nb\r\n", b"a\nb\n"),
        (codecs.BOM_UTF8 + b"a\n", "b", codecs.BOM_UTF8 + b"b"),
        (b"# coding: latin-1\n", "# coding: latin-1\né\n", b"# coding: latin-1\n\xe9\n"),
    ],
    ids=["crlf", "cr", "foreign-newlines", "bom", "latin-1"],
)
def test_new_text_takes_the_style_of_the_file(data: bytes, new: str, expected: bytes) -> None:
    assert decode_python(data).encode(new) == expected


@pytest.mark.parametrize(
    ("data", "new", "expected"),
    [
        (b"a\nb\r\nc\n", "a\nb\nc\nd\n", b"a\nb\r\nc\nd\n"),
        (b"a\nb\r\nc\n", "b\nc\n", b"b\r\nc\n"),
        (b"a\nb\r\nc\n", "a\nB\nc\n", b"a\nB\r\nc\n"),
        (b"a\r\nb\nc\nd\re\n", "new\na\nc\nd\nnew\ne\n", b"new\na\r\nc\nd\rnew\ne\n"),
        (b"a\nb\r\nc", "a\nb\nc\n", b"a\nb\r\nc\n"),
        (b"a\nb\r\nc\n", "a\nb", b"a\nb"),
        (b"a\nb\r\n", "", b""),
    ],
    ids=["appended", "removed", "edited", "several", "final-newline-added", "-removed", "emptied"],
)
def test_lines_of_a_mixed_file_keep_their_own_ending(data: bytes, new: str, expected: bytes) -> None:
    assert decode_python(data).encode(new) == expected


def test_a_character_the_encoding_lacks_is_refused_with_its_line() -> None:
    source = decode_python(b"# coding: latin-1\r\nx = '\xe9'\r\n")
    with pytest.raises(UnreadableSource, match=r"iso8859-1 has no character '\\u20ac'") as error:
        source.encode("# coding: latin-1\n\n\nx = '€'\n")
    assert error.value.line == 4


@pytest.mark.parametrize("new", ["x = 'é'\n", '"""Docs."""\n\n# coding: latin-1\nx = "é"\n'])
def test_losing_the_comment_that_declares_the_encoding_is_refused(new: str) -> None:
    with pytest.raises(UnreadableSource, match="declares the encoding iso8859-1"):
        decode_python(b"# coding: latin-1\nx = '\xe9'\n").encode(new)


def test_a_large_mixed_file_of_equal_lines_is_compared_in_reasonable_time() -> None:
    lines = 50 * MAXIMUM_LINES_TO_COMPARE
    source = decode_python(b"\n" * lines + b"\r\n" * lines)
    encoded = source.encode("first\n" + source.text + "last\n")
    assert decode_python(encoded).text == "first\n" + source.text + "last\n"


PIECES = [
    *(b"\n", b"\r\n", b"\r", b"\x0c", b" ", b"#", b"x = 1", b"\xc3\xa9", b"\xe9", b"\0", codecs.BOM_UTF8),
    *(f"# coding: {name}".encode() for name in ("latin-1", "cp1252", "utf-7", "gbk", "iso2022_jp", "cp037")),
    *(b"+AGE-", b"\x1b$B", b"\\u00e9", b"# coding: unicode_escape", b"# coding: idna"),
]
SOURCES = st.lists(st.sampled_from(PIECES) | st.binary(max_size=3)).map(b"".join) | st.binary()


@given(SOURCES)
def test_whatever_decodes_is_written_back_unchanged(data: bytes) -> None:
    for decode in (decode_python, decode_plain):
        try:
            source = decode(data)
        except UnreadableSource:
            continue
        assert source.encode(source.text) == data
        assert "\r" not in source.text


@given(SOURCES, st.text(max_size=20), st.integers(0, 50))
def test_whatever_is_written_reads_as_the_new_text(data: bytes, inserted: str, position: int) -> None:
    try:
        source = decode_python(data)
        new = source.text[:position] + inserted + source.text[position:]
        encoded = source.encode(new)
        again = decode_python(encoded)
    except UnreadableSource:
        assume(False)
    if again.encoding == source.encoding:
        assert again.text == new.replace("\r\n", "\n").replace("\r", "\n")


@given(st.lists(st.tuples(st.sampled_from(["\n", "\r\n", "\r"]), st.booleans()), min_size=2))
def test_untouched_lines_of_a_mixed_file_are_written_byte_for_byte(lines: list[tuple[str, bool]]) -> None:
    old = "".join(f"line {n}{ending}" for n, (ending, _) in enumerate(lines))
    new = "".join(f"line {n}\n" for n, (_, kept) in enumerate(lines) if kept)
    expected = "".join(f"line {n}{ending}" for n, (ending, kept) in enumerate(lines) if kept)
    assert decode_python(old.encode()).encode(new) == expected.encode()
