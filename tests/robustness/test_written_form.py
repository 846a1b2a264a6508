"""How a file is written survives its rewriting: encoding, newlines, indentation and mode."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from hostile import PREDICTOR, cogfal_fix


def rewritten(project: Path, source: bytes) -> bytes:
    """What becomes of a predictor's file."""
    (project / "predict.py").write_bytes(source)
    run = cogfal_fix(project)
    assert run.code == 0, run.said
    result = (project / "predict.py").read_bytes()
    compile(result, "predict.py", "exec")
    assert b"class Shouter(fal.App" in result
    return result


def test_an_encoding_that_the_file_declares(project: Path) -> None:
    source = "# -*- coding: latin-1 -*-\n" + PREDICTOR.replace("What to shout", "caf\xe9")
    result = rewritten(project, source.encode("latin-1"))
    assert result.startswith(b"# -*- coding: latin-1 -*-\n")
    assert b'description="caf\xe9"' in result


def test_a_byte_order_mark(project: Path) -> None:
    result = rewritten(project, b"\xef\xbb\xbf" + PREDICTOR.encode())
    assert result.startswith(b"\xef\xbb\xbf")
    assert result.count(b"\xef\xbb\xbf") == 1


@pytest.mark.parametrize("newline", [b"\r\n", b"\r"])
def test_the_newlines(project: Path, newline: bytes) -> None:
    result = rewritten(project, PREDICTOR.encode().replace(b"\n", newline))
    assert result.count(newline) > 10
    assert not result.replace(newline, b"").count(b"\n") + result.replace(newline, b"").count(b"\r")


def test_a_missing_final_newline(project: Path) -> None:
    assert not rewritten(project, PREDICTOR.encode().rstrip()).endswith(b"\n")


def test_a_form_feed(project: Path) -> None:
    helper = "\n\f\ndef whisper(text: str) -> str:\n    return text.lower()\n"
    assert rewritten(project, (PREDICTOR + helper).encode()).endswith(helper.encode())


def test_tabs(project: Path) -> None:
    result = rewritten(project, PREDICTOR.replace("    ", "\t").encode())
    assert b"\tdef predict(self, input: Input) -> Output:\n\t\treturn Output(" in result


@pytest.mark.skipif(sys.platform == "win32", reason="has no such modes")
@pytest.mark.parametrize("mode", [0o755, 0o640])
def test_the_mode(project: Path, mode: int) -> None:
    (project / "predict.py").chmod(mode)
    rewritten(project, PREDICTOR.encode())
    assert stat.S_IMODE((project / "predict.py").stat().st_mode) == mode
