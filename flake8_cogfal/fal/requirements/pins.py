"""What fal installs on every runner beside the app's own packages.

fal passes the list to its installer together with ``SERVE_REQUIREMENTS`` (``fal/api/api.py``, 1.83), pinned to the
versions of the machine that deploys: an entry that contradicts them breaks the build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .pythons import admits_from


@dataclass(frozen=True)
class Pin:
    """A package that fal installs, the first version that will do, and for whom."""

    first: str
    needed_by: str = ""


# Pinned to one version by fal: no range of ours may exclude what the deploying machine has.
PINNED: dict[str, str] = {
    "pydantic": "2.999",
    "fastapi": "0.136.3",
    "tblib": "3.1.999",
    "pydantic-core": "2.999",
}

# Needed by what fal pins, from a version on (fastapi 0.136, pydantic 2.14, starlette 1.10).
NEEDED: dict[str, Pin] = {
    "annotated-types": Pin("0.6.0", "pydantic"),
    "anyio": Pin("4.0.0", "starlette"),
    "httpx": Pin("0.20", "fal"),
    "starlette": Pin("0.46.0", "fastapi"),
    "typing-extensions": Pin("4.16.0", "pydantic"),
    "typing-inspection": Pin("0.4.4", "pydantic"),
}

_WANTS_PYDANTIC_1 = re.compile(r"[=~<]=1\b|<2(?:\.0)*\b(?!\.)")


def conflict(requirement: Requirement) -> str | None:
    """Why an entry cannot stand beside what fal installs; None where it can."""
    name = canonicalize_name(requirement.name)
    if requirement.url:
        return None
    if name in PINNED and PINNED[name] not in requirement.specifier:
        return f"fal installs its own {name} on the runner{_advice(requirement)}"
    needed = NEEDED.get(name)
    if needed is not None and not admits_from(requirement.specifier, needed.first):
        return f"{needed.needed_by} needs {name} {needed.first} or newer on the runner"
    return None


def _advice(requirement: Requirement) -> str:
    if canonicalize_name(requirement.name) == "pydantic" and _WANTS_PYDANTIC_1.search(
        str(requirement.specifier)
    ):
        return " (version 2; code written for 1 can import `pydantic.v1`)"
    return ""
