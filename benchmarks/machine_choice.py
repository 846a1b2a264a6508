"""How well the chosen machine agrees with what projects really run on.

Usage::

    python benchmarks/machine_choice.py CORPUS TRUTH.json [--without-statements]

``CORPUS`` holds projects in folders named ``owner__name``. ``TRUTH.json`` is a list of objects with ``repo``
(``owner/name``), ``hardware`` and ``tier`` (``cpu``, ``16GB``, ``40-48GB``, ``80GB``, ``multi-gpu``); of several for one
project the smallest counts. fal has no GPU below 40 GB, so the tiers are four classes. ``--without-statements`` hides
what a project says about its own hardware, which is often where the truth comes from.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from flake8_cogfal.fal.machines import MACHINES
from flake8_cogfal.hardware import choice as choosing
from flake8_cogfal.hardware.choice import MachineChoice, choose_machine
from flake8_cogfal.project.discovery import find_projects

CLASSES = ("CPU", "up to 48 GB", "80 GB", "more")
CLASS_OF_TIER = {"cpu": 0, "16GB": 1, "40-48GB": 1, "80GB": 2, "multi-gpu": 3}


def class_of(choice: MachineChoice) -> int:
    """The class of a machine, as a position in CLASSES."""
    memory = MACHINES[choice.name].vram_gb * (choice.num_gpus or 1)
    return 0 if not memory else 1 if memory <= 48 else 2 if memory <= 80 else 3


def truths(path: Path) -> dict[str, tuple[int, str]]:
    """Class and hardware of each project that has one, the smallest of several."""
    found: dict[str, tuple[int, str]] = {}
    for entry in json.loads(path.read_text(encoding="utf-8")):
        if "repo" in entry:
            truth = CLASS_OF_TIER[entry["tier"]], entry["hardware"]
            found[entry["repo"]] = min(found.get(entry["repo"], truth), truth, key=lambda one: one[0])
    return found


def main() -> None:
    """Print one line a project, then the sums."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--without-statements", action="store_true")
    arguments = parser.parse_args()
    if arguments.without_statements:
        choosing.statements = lambda tree, folder: ()
    right, number, guide = Counter[int](), Counter[int](), 0
    for repository, (truth, hardware) in sorted(truths(arguments.truth).items()):
        folder = arguments.corpus / repository.replace("/", "__")
        projects = find_projects(folder) if folder.is_dir() else []
        files = [one.app_file for one in projects if one.app_file and one.app_file.is_app_file]
        if not files:
            print(f"      {repository}: no app")
            continue
        choice = choose_machine(files[0])
        number[truth] += 1
        right[truth] += class_of(choice) == truth
        guide += truth == 1
        verdict = "     " if class_of(choice) == truth else "SMALL" if class_of(choice) < truth else "LARGE"
        print(f"{verdict} {repository}: {choice}, ran on {hardware}\n        {choice.reason}")
    for position, name in enumerate(CLASSES):
        if number[position]:
            print(f"{name}: {right[position]} of {number[position]}")
    print(f"in all: {right.total()} of {number.total()} (always {choosing.GUIDE}: {guide})")


if __name__ == "__main__":
    main()
