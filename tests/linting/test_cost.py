"""What a file costs: ordinary code raises nothing and imports nothing heavy."""

from __future__ import annotations

import asyncio
import email
import json
from pathlib import Path

from linter import lint, run


def test_nothing_is_found_in_the_standard_library(tmp_path: Path) -> None:
    folders = [package.__path__[0] for package in (asyncio, email, json)]
    assert lint(tmp_path, *folders) == []


LISTS_MODULES = """
import sys
from flake8.main.cli import main

main(["--select=CF", "--jobs=1", *sys.argv[1:]])
heavy = {
    "fal", "flake8_cogfal.conversion.clients.plan", "flake8_cogfal.checking", "libcst", "packaging", "pydantic",
    "tomllib", "tomli", "yaml",
}
print(*sorted(heavy & sys.modules.keys()), sep="\\n")
"""


def heavy_modules(folder: Path, *arguments: str) -> set[str]:
    """The modules that cost something and were imported by the end of a run (behind its findings)."""
    lines = run(arguments, folder, program=("-c", LISTS_MODULES)).stdout.splitlines()
    return {line for line in lines if ":" not in line}


def test_an_ordinary_file_imports_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "ordinary"\n')
    (tmp_path / "ordinary.py").write_text("import json\n\n\nprint(json.dumps([1]))\n")
    (tmp_path / "words.py").write_text(
        '"""Recognise a false default, and import a cog."""\nimport fallback\n'
    )
    (tmp_path / "relative.py").write_text("from .cog import Input\nfrom . import fal\n")
    assert heavy_modules(tmp_path, ".") - {""} == set()


def test_a_file_without_a_cog_yaml_imports_the_engine_and_no_other_package(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "predict.py").write_text("from cog import BasePredictor\n")
    assert heavy_modules(tmp_path, "predict.py") == {"flake8_cogfal.checking"}


def test_only_a_client_imports_what_reads_clients(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "client.py").write_text('import replicate\n\nreplicate.run("acme/tint")\n')
    assert heavy_modules(tmp_path, "client.py") == {
        "flake8_cogfal.conversion.clients.plan",
        "flake8_cogfal.checking",
    }


def test_a_cog_project_imports_what_reads_it_and_neither_fal_nor_libcst(project: Path) -> None:
    modules = heavy_modules(project, "predict.py")
    assert "yaml" in modules
    assert not modules & {"fal", "libcst", "tomllib", "tomli"}
