"""Generates the Dockerfiles of Cog projects, in memory, and has hadolint and BuildKit's parser look at each.

    python benchmarks/dockerfile_lint.py FOLDER [--show CODE]

FOLDER holds projects, in any depth. The table counts what hadolint says, by level and rule; the last line is the number
of errors of both tools, which is also the exit code (0 or 1). Both are in the extra ``dev``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import dockerfile

from flake8_cogfal.engine import migrate
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects
from flake8_cogfal.project.dockerfiles import is_dockerfile_name

HADOLINT = Path(sys.executable).with_name("hadolint")


def generated(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The Dockerfiles that ``cogfal-fix`` would write or edit below a folder, with a name for each."""
    for project in find_projects(folder):
        for path, data in migrate(project, Options()).changes.items():
            if data is not None and is_dockerfile_name(path.rpartition("/")[2]):
                place = project.tree.root.relative_to(folder) / path
                yield "__".join(place.parts), data


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", metavar="CODE", help="print every occurrence of a rule")
    arguments = parser.parse_args()
    errors = 0
    with tempfile.TemporaryDirectory() as place:
        count = 0
        for name, data in generated(arguments.folder.resolve()):
            Path(place, name).write_bytes(data)
            count += 1
            try:
                dockerfile.parse_string(data.decode())
            except dockerfile.GoParseError as error:
                errors += 1
                print(f"{name}: does not parse: {error}")
        names = sorted(one.name for one in Path(place).iterdir())
        command = [HADOLINT, "--no-fail", "--format", "json", *names]
        answer = (
            subprocess.run(command, cwd=place, capture_output=True, text=True, check=True) if names else None
        )
    found = json.loads(answer.stdout) if answer else []
    table = Counter(
        (one["level"], one["code"], one["message"][:60]) for one in found if one["code"][:2] != "SC"
    )
    table.update((one["level"], one["code"], "shell") for one in found if one["code"][:2] == "SC")
    for (level, code, message), number in sorted(table.items(), key=lambda item: (item[0][0], -item[1])):
        print(f"{number:5} {level:8} {code:7} {message}")
    for one in found:
        if one["level"] == "error" or one["code"] == arguments.show:
            print(f"{one['file']}:{one['line']}: {one['code']} {one['message']}")
    errors += sum(one["level"] == "error" for one in found)
    print(f"{count} Dockerfiles, {errors} errors")
    return int(bool(errors))


if __name__ == "__main__":
    sys.exit(main())
