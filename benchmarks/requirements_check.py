"""Asks uv whether the requirements that Cog projects become can be installed on a runner of fal.

    python benchmarks/requirements_check.py FOLDER [NAME ...] [--uv PATH] [--json OUT]

FOLDER holds one project per subfolder. For each of them the list that ``cogfal-fix`` writes is compiled together with
what fal installs on every runner, for the app's Python on Linux: names, versions and dependencies are asked for, nothing
is installed. Needs ``uv`` (``pip install uv``), ``fal`` and the package index.

What the index does not have is left out and counted: repositories, files by URL, and builds of other indexes, of which
the plain version is asked for. Nothing is built: a package without any wheel is taken out, and named.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from flake8_cogfal.conversion.plan import AppPlan
from flake8_cogfal.fal.requirements.collecting import OPTIONS_WITH_VALUE
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects
from flake8_cogfal.project.project import Project

PLATFORM = "x86_64-manylinux_2_31"
ATTEMPTS = 25
TIME_LIMIT = 300

ACCEPTED = "accepted"
GONE = "a pinned version is not on the index"
NO_WHEEL = "nothing for this Python"
WITH_FAL = "conflict with what fal installs"
AMONG_ITSELF = "the list contradicts itself"
ELSEWHERE = "refused, but asks another index"
OTHER = "other"

NOT_BUILT = re.compile(r"Wheels are required for `([\w.-]+)`")
# What uv says, and what that means.
SAYINGS = {
    re.compile(
        r"no wheels with a matching Python|requires-python|does not satisfy Python|requires? Python"
    ): NO_WHEEL,
    re.compile(r"no matching Python|only has wheels for|no wheels with a matching platform"): NO_WHEEL,
    re.compile(
        r"there is no version of|was not found in the package registry|there are no versions of"
    ): GONE,
}


@dataclass(frozen=True)
class Result:
    """What uv said to one project."""

    project: str
    python: str
    packages: int
    verdict: str
    elsewhere: int = 0
    from_source: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    said: str = ""


def main() -> int:
    """Ask for every project, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="only these subfolders")
    parser.add_argument("--uv", default=shutil.which("uv") or "uv")
    parser.add_argument("--json", type=Path, help="write every result here")
    options = parser.parse_args()
    folders = sorted(one for one in options.folder.iterdir() if one.is_dir())
    results = []
    for folder in folders:
        if options.names and folder.name not in options.names:
            continue
        for project in find_projects(folder):
            result = check(project, folder.name, options.uv)
            if result is not None:
                results.append(result)
                print(
                    f"{result.verdict:40} {result.project} ({result.packages}, {result.python})",
                    file=sys.stderr,
                )
    if options.json:
        options.json.write_text(json.dumps([asdict(one) for one in results], indent=1))
    print_table(results)
    return 0


def check(project: Project, name: str, uv: str) -> Result | None:
    """Ask for one project; None where it has no list."""
    file = project.app_file
    if (
        file is None
        or file.predictor is None
        or project.reading is None
        or project.reading.configuration is None
    ):
        return None
    plan = AppPlan(file, Options())
    environment = plan.environment
    if not environment.installed:
        return None
    options, packages, elsewhere = askable(environment.installed)
    verdict, said, from_source = asked(uv, plan.python_version, options, [*packages, *installed_by_fal()])
    if verdict in (AMONG_ITSELF, OTHER, GONE, NO_WHEEL):
        alone, _, _ = asked(uv, plan.python_version, options, packages)
        others = any("download.pytorch.org" in one or "-index-url" in one for one in environment.installed)
        verdict = WITH_FAL if alone == ACCEPTED else ELSEWHERE if others else verdict
    return Result(
        name,
        plan.python_version,
        len(packages),
        verdict,
        elsewhere,
        from_source,
        environment.open_requirements,
        said,
    )


def askable(entries: Sequence[str]) -> tuple[list[str], list[str], int]:
    """Options and packages that the index can answer for, and how many others there are."""
    options, packages, elsewhere = [], [], 0
    remaining = iter(entries)
    for entry in remaining:
        if entry in OPTIONS_WITH_VALUE or entry == "--index-strategy":
            value = next(remaining)
            options += [entry, value] if "://" not in value else []
            continue
        if entry.startswith("--"):
            options.append(entry)
            continue
        try:
            requirement = Requirement(entry)
        except InvalidRequirement:
            elsewhere += "://" in entry
            packages += [] if "://" in entry else [entry]
            continue
        if requirement.url:
            elsewhere += 1
        else:
            plain = re.sub(r"(==\s*[\w.]+)\+[\w.]+", r"\1", entry)
            elsewhere += plain != entry
            packages.append(plain)
    return options, packages, elsewhere


def installed_by_fal() -> list[str]:
    """What the fal package installs beside the app's list."""
    from fal.api.api import SERVE_REQUIREMENTS

    return [str(one) for one in SERVE_REQUIREMENTS]


def asked(
    uv: str, python: str, options: Sequence[str], packages: Iterable[str]
) -> tuple[str, str, tuple[str, ...]]:
    """The verdict on a list, what uv said, and the packages without any wheel, which were taken out on the way."""
    without: list[str] = []
    for _ in range(ATTEMPTS):
        said = compiled(uv, python, options, packages, without)
        if said is None:
            return ACCEPTED, "", tuple(without)
        unbuilt = [canonicalize_name(name) for name in NOT_BUILT.findall(said)]
        new = [name for name in dict.fromkeys(unbuilt) if name not in without]
        if not new:
            return verdict_of(said), said, tuple(without)
        without += new
    return OTHER, said or "", tuple(without)


def compiled(
    uv: str, python: str, options: Sequence[str], packages: Iterable[str], without: Iterable[str]
) -> str | None:
    """What uv says against a list, as one line; None where it finds a solution."""
    with tempfile.TemporaryDirectory() as folder:
        overrides = Path(folder) / "overrides.txt"
        overrides.write_text("".join(f"{name} ; python_version < '3'\n" for name in without))
        command = [uv, "pip", "compile", "-", "--quiet", "--no-build", "--no-header", "--no-annotate"]
        command += [
            "--python-version",
            python,
            "--python-platform",
            PLATFORM,
            "--override",
            str(overrides),
            *options,
        ]
        done = subprocess.run(
            command,
            input="\n".join(packages),
            capture_output=True,
            text=True,
            timeout=TIME_LIMIT,
            check=False,
        )
    return None if done.returncode == 0 else " ".join(done.stderr.split())


def verdict_of(said: str) -> str:
    """The reason for a refusal."""
    for pattern, verdict in SAYINGS.items():
        if pattern.search(said):
            return verdict
    return AMONG_ITSELF if "unsatisfiable" in said or "conflict" in said else OTHER


def print_table(results: Sequence[Result]) -> None:
    """The verdicts with their numbers; of the refused, whether the app is marked."""
    print(f"{len(results)} projects with packages")
    counts = Counter(one.verdict for one in results)
    marked = Counter(one.verdict for one in results if one.marked)
    print("\n| Verdict | Projects | of these marked in the app |\n| --- | --- | --- |")
    for verdict, count in counts.most_common():
        print(f"| {verdict} | {count} | {marked[verdict]} |")
    whole = sum(one.verdict == ACCEPTED and not one.elsewhere and not one.from_source for one in results)
    print(f"\n{whole} of the accepted come from the index alone, with wheels for everything.")


if __name__ == "__main__":
    sys.exit(main())
