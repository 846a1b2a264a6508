"""The flake8 edge: a gate that costs next to nothing, then the engine."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from . import __version__

if TYPE_CHECKING:
    from flake8.options.manager import OptionManager

MARKS = ("cog", "fal")


class Plugin:
    """Reports CF findings of one Python file, and those of its project's companions on the app's line."""

    name = "flake8-cogfal"
    version = __version__
    companions = "anchor"
    settings_of_files = True

    def __init__(self, tree: ast.AST, filename: str, lines: Sequence[str]) -> None:
        self.tree = tree
        self.filename = filename
        self.lines = lines

    @staticmethod
    def add_options(manager: OptionManager) -> None:
        """Declare ``--cogfal-companions``."""
        manager.add_option(
            "--cogfal-companions",
            choices=("anchor", "inline", "off"),
            default="anchor",
            parse_from_config=True,
            help="where findings of cog.yaml appear: on the line of the predictor (anchor), in the file itself when flake8 is given its name (inline), nowhere (off)",
        )

    @classmethod
    def parse_options(cls, options: Any) -> None:
        """Take the options over."""
        cls.companions = options.cogfal_companions
        if cls.companions == "inline":
            from .inline import install

            if not install():
                cls.companions = "anchor"

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """Yield (1-based line, 0-based column, text, plugin)."""
        text = "".join(self.lines)
        if not any(mark in text for mark in MARKS) or not _imports_either(self.tree):
            return
        from .linting import findings_in_file

        assert isinstance(self.tree, ast.Module)
        for line, column, message in findings_in_file(self.filename, text, self.tree, self.companions):
            yield line, column, message, Plugin


def _imports_either(tree: ast.AST) -> bool:
    """Whether the file imports cog or fal, anywhere."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            if (node.module or "").partition(".")[0] in MARKS:
                return True
        elif isinstance(node, ast.Import) and any(
            alias.name.partition(".")[0] in MARKS for alias in node.names
        ):
            return True
    return False
