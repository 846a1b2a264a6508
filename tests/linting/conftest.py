"""What the tests of this folder start from."""

from __future__ import annotations

from pathlib import Path

import pytest
from linter import write_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A Cog project: predict.py and cog.yaml, in a repository of its own."""
    (tmp_path / ".git").mkdir()
    return write_project(tmp_path)
