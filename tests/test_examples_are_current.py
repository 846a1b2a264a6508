"""What ``cogfal-fix`` makes of ``examples/*/cog`` is exactly what stands in ``examples/*/fal``.

After a change of the generated code, write the examples anew and review the difference: for every example NAME,
``rm -r examples/NAME/fal && cogfal-fix --output examples/NAME/fal examples/NAME/cog``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from flake8_cogfal.engine import migrate
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects

EXAMPLES = [path.parent for path in sorted((Path(__file__).parents[1] / "examples").glob("*/cog"))]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_migrated_example_is_current(example: Path) -> None:
    (project,) = find_projects(example / "cog")

    migration = migrate(project, Options())

    assert migration.changes, migration.declined
    assert migration.left == ()
    result, expected = with_changes(texts(example / "cog"), migration.changes), texts(example / "fal")
    assert result.keys() == expected.keys()
    for path, text in expected.items():
        assert result[path] == text, path


def with_changes(files: dict[str, str], changes: dict[str, bytes | None]) -> dict[str, str]:
    """The files of a project after its migration, by path."""
    written = {path: data.decode() for path, data in changes.items() if data is not None}
    kept = {path: text for path, text in files.items() if path not in changes}
    return kept | written


def texts(folder: Path) -> dict[str, str]:
    """Every file below a folder, by path, with its newlines as they are."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes().decode()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
