"""What the tests of this folder start from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import make_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a folder of its own, with nothing else around it."""
    return make_project(tmp_path / "shouter")
