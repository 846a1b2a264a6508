"""``[tool.cogfal]`` of pyproject.toml: the defaults of a project."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .applications import Application

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

KEYS = {
    "select": list,
    "ignore": list,
    "unsafe-fixes": bool,
    "machine-type": str,
    "keep-input-names": bool,
    "companions": str,
    "apps": dict,
}


IN_WORDS = {list: "a list of codes", bool: "true or false", str: "text in quotes", dict: "a table"}


class InvalidSettings(Exception):
    """pyproject.toml cannot be used; ``args[0]`` names the file, what is wrong and what to write."""


def read_settings(start: Path) -> Mapping[str, object]:
    """The settings that hold for a folder: those of the nearest pyproject.toml at or above it, within its repository.

    Raises InvalidSettings for TOML that does not parse, unknown keys and values of the wrong type.
    """
    try:
        folder = start.resolve()
        folder = folder if folder.is_dir() else folder.parent
        for place in (folder, *folder.parents):
            file = place / "pyproject.toml"
            if file.is_file():
                return _checked(file)
            if (place / ".git").exists():
                break
    except (OSError, RuntimeError) as error:  # a link to itself is one or the other, by Python's version
        raise InvalidSettings(f"{start}: {error}") from error
    return {}


def applications_in(settings: Mapping[str, object]) -> dict[str, Application]:
    """The table ``apps`` of checked settings."""
    from .applications import read_applications

    table = settings.get("apps", {})
    return read_applications(table) if isinstance(table, dict) else {}


def _checked(file: Path) -> Mapping[str, object]:
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidSettings(f"{file}: {error}") from error
    except RecursionError as error:
        raise InvalidSettings(f"{file}: is nested too deeply") from error
    tools = document.get("tool", {})
    table = tools.get("cogfal", {}) if isinstance(tools, dict) else {}
    if not isinstance(table, dict):
        raise InvalidSettings(f"{file}: [tool.cogfal] must be a table")
    for key, value in table.items():
        if key not in KEYS:
            raise InvalidSettings(f"{file}: [tool.cogfal] knows no `{key}` (it knows {', '.join(KEYS)})")
        if not isinstance(value, KEYS[key]):
            raise InvalidSettings(f"{file}: [tool.cogfal] `{key}` must be {IN_WORDS[KEYS[key]]}")
    if "apps" in table:
        _check_applications(file, table)
    checked: Mapping[str, object] = table
    return checked


def _check_applications(file: Path, table: Mapping[str, object]) -> None:
    from .applications import InvalidApplication  # flake8 starts faster without it

    try:
        applications_in(table)
    except InvalidApplication as error:
        raise InvalidSettings(f"{file}: [tool.cogfal.apps] {error}") from error
