"""What the app file installs itself, as a part of the app's environment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..fal.requirements import FurtherLine
from ..project.installs import Install


@dataclass(frozen=True)
class Installing:
    """Either ``lines`` that join the requirements, or ``commands`` that the image runs after all others."""

    lines: tuple[FurtherLine, ...] = ()
    commands: tuple[str, ...] = ()


def installing(installs: Sequence[Install], packages: Sequence[str], path: str) -> Installing:
    """Divide the installations of the file ``path`` beside the ``packages`` that are installed before it runs."""
    if not all(one.is_plain for one in installs) or any(_contradicts(one, packages) for one in installs):
        return Installing(commands=tuple(dict.fromkeys(one.command for one in installs)))
    return Installing(
        tuple(FurtherLine(text, path, one.statement.lineno) for one in installs for text in one.lines or ())
    )


def _contradicts(install: Install, packages: Sequence[str]) -> bool:
    """Whether an installation replaces a package that is there by then."""
    there = {_name(one): one for one in packages}
    return any(
        _name(line) in there and (install.upgrades or there[_name(line)] != line)
        for line in install.lines or ()
        if line != _name(line) or install.upgrades
    )


def _name(requirement: str) -> str:
    """The name of the package, spelt the same way each time; of a link or an option the whole."""
    match = re.match(r"[A-Za-z0-9][\w.-]*(?![\w.-]*[:/+])", requirement)
    return re.sub(r"[-_.]+", "-", match[0]).lower() if match else requirement
