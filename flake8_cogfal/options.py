"""What a user can choose, in one place: the command line, flake8 and ``[tool.cogfal]`` fill it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .applications import Application


@dataclass(frozen=True)
class Options:
    """``select`` and ``ignore`` are codes or prefixes of codes, as in flake8."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    unsafe_fixes: bool = False
    machine_type: str | None = None
    keep_input_names: bool = False
    image_only: bool = False
    apps: Mapping[str, Application] = field(default_factory=dict, hash=False)
    """The fal app for each model of Replicate (``owner/model``, or the id of a version)."""

    def selects(self, code: str) -> bool:
        """Whether a rule is on: where both lists match, the longer prefix decides, as in flake8."""
        ignored = max((len(prefix) for prefix in self.ignore if code.startswith(prefix)), default=0)
        if not self.select:
            return not ignored
        return max((len(prefix) for prefix in self.select if code.startswith(prefix)), default=0) > ignored
