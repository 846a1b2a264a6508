"""Files that may import a module are found by their text, in every way in which Python can write an import."""

from __future__ import annotations

from pathlib import Path

import pytest

from flake8_cogfal.project.importers import Importers
from flake8_cogfal.source.tree import Tree


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app.py", "from studio.painter import paint\n"),
        ("app.py", "import os, studio.painter as brush\n"),
        ("app.py", "from studio import (\n    brushes,  # (thick)\n    painter,  # (thin)\n)\n"),
        ("app.py", "from studio import brushes, \\\n    painter\n"),
        ("app.py", "if True: from studio import painter\r\n"),
        ("studio/app.py", "import painter\n"),
        ("studio/app.py", "from .painter import paint\r\n"),
        ("studio/rooms/app.py", "from .. import painter\n"),
        ("tools/app.py", "import sys\nsys.path.append('..')\nimport painter\n"),
    ],
)
def test_a_file_that_imports_is_found(tmp_path: Path, path: str, text: str) -> None:
    assert importers(tmp_path, path, text, "studio/painter.py") == [path]


@pytest.mark.parametrize("text", ["import studio\n", "from . import room\n", "from .. import studio\n"])
def test_so_is_one_that_imports_a_package(tmp_path: Path, text: str) -> None:
    assert importers(tmp_path, "studio/app.py", text, "studio/__init__.py") == ["studio/app.py"]


@pytest.mark.parametrize("text", ["print('painter')\n", "from brushes import painter\n", "painter = 1\n"])
def test_other_files_are_not(tmp_path: Path, text: str) -> None:
    assert importers(tmp_path, "tools/app.py", text, "studio/painter.py") == []


def importers(root: Path, path: str, text: str, module: str) -> list[str]:
    for name, content in ((module, ""), (path, text)):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content.encode())
    return Importers(Tree(root), [module]).of([module])
