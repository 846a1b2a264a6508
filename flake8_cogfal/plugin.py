"""The flake8 edge: a gate that costs next to nothing, then the engine.

Everything beyond the standard library is imported behind the gate: most files of most code bases never pass it.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from . import __version__

if TYPE_CHECKING:
    from flake8.options.manager import OptionManager

    from .applications import Application

PLATFORMS = ("cog", "fal", "replicate")
CLIENT_WORDS = ("REPLICATE_API_TOKEN", "api.replicate.com")
"""What tells a client of Replicate that does not import its package."""

COMPANIONS = ("anchor", "inline", "off")

# The statement, or prose that reads like it, on one line. Without it "false" and "recognise" would cost a walk of the
# tree. The pattern starts with literals: the regular expression engine skips to them.
_IMPORT_LINE = re.compile(r"(?:from|import)[ \t](?:[^\n]*[ \t,])?(?:cog|fal|replicate)\b")
_CODE = re.compile(r"CF\d{0,3}")


class Plugin:
    """Reports CF findings of one Python file, and those of its project's cog.yaml on the line of the app."""

    name = "flake8-cogfal"
    version = __version__

    companions: ClassVar[str] = "anchor"
    """Where findings of cog.yaml go: one of ``COMPANIONS``."""
    select: ClassVar[tuple[str, ...]] = ()
    ignore: ClassVar[tuple[str, ...]] = ()
    """Codes or prefixes from ``[tool.cogfal]``; flake8 applies its own ``select`` and ``ignore`` to what is left."""

    apps: ClassVar[Mapping[str, Application]] = {}
    """The fal apps that pyproject.toml names for models of Replicate."""

    def __init__(self, tree: ast.Module, filename: str, lines: Sequence[str]) -> None:
        self.tree = tree
        self.filename = filename
        self.lines = lines

    @staticmethod
    def add_options(manager: OptionManager) -> None:
        """Declare ``--cogfal-companions`` (``cogfal-companions`` in the configuration of flake8)."""
        manager.add_option(
            "--cogfal-companions",
            choices=COMPANIONS,
            parse_from_config=True,
            help=(
                "where findings of cog.yaml appear: on the line of the predictor (anchor, the default), in cog.yaml"
                " itself where flake8 is given its name (inline), or nowhere (off)"
            ),
        )

    @classmethod
    def parse_options(cls, options: Any) -> None:
        """Take over what flake8 was told and, after that, ``[tool.cogfal]`` of pyproject.toml.

        Raises flake8's ExecutionError, which ends flake8 with its text, for settings that cannot be used.
        """
        settings = _settings()
        cls.select = _codes(settings, "select")
        cls.ignore = _codes(settings, "ignore")
        if "apps" in settings:
            from .settings import applications_in

            cls.apps = applications_in(settings)
        companions = str(options.cogfal_companions or settings.get("companions", "anchor"))
        if companions not in COMPANIONS:
            raise _unusable(f"cogfal-companions is `{companions}`: choose one of {', '.join(COMPANIONS)}")
        if companions == "inline":
            from .inline import install

            companions = "inline" if install() else "anchor"
        cls.companions = companions

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """Yield (1-based line, 0-based column, text, plugin)."""
        text = "".join(self.lines)
        if not (_may_import_either(text) and _imports_either(self.tree)) and not _is_client_without_import(
            text
        ):
            return
        from .linting import findings_in_file
        from .options import Options

        options = Options(self.select, self.ignore, apps=self.apps)
        anchored = self.companions == "anchor"
        try:
            found = list(findings_in_file(self.filename, text, self.tree, options, anchored=anchored))
        except RecursionError:  # nested so deeply that flake8's own checks give up: cogfal-fix names the line
            return
        for line, column, message in found:
            yield line, column, message, Plugin


def _may_import_either(text: str) -> bool:
    """Whether a look at the text leaves it open that the file imports one of them: the cheapest question first."""
    return any(platform in text for platform in PLATFORMS) and _IMPORT_LINE.search(text) is not None


def _is_client_without_import(text: str) -> bool:
    """Whether the file speaks of Replicate's API or token, or answers its webhooks."""
    return any(word in text for word in CLIENT_WORDS) or ("replicate" in text and "succeeded" in text)


def _imports_either(tree: ast.Module) -> bool:
    """Whether the file imports cog or fal, anywhere."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            modules = [node.module or ""] if node.level == 0 else []
        elif isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        else:
            continue
        if any(module.partition(".")[0] in PLATFORMS for module in modules):
            return True
    return False


def _settings() -> Mapping[str, object]:
    """``[tool.cogfal]`` of the current folder, as for flake8's own configuration.

    A pyproject.toml without the word costs its reading, not an import of the TOML parser.
    """
    folder = os.getcwd()
    while not os.path.isfile(file := os.path.join(folder, "pyproject.toml")):
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return {}
        folder = parent
    try:
        with open(file, "rb") as opened:
            if b"cogfal" not in opened.read():
                return {}
    except OSError as error:
        raise _unusable(f"{file} cannot be read: {error.strerror}") from error
    from pathlib import Path

    from .settings import InvalidSettings, read_settings

    try:
        return read_settings(Path(folder))
    except InvalidSettings as error:
        raise _unusable(str(error)) from error


def _codes(settings: Mapping[str, object], key: str) -> tuple[str, ...]:
    """A list of codes or prefixes from the settings."""
    codes = settings.get(key, ())
    assert isinstance(codes, (list, tuple))
    for code in codes:
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            raise _unusable(
                f"pyproject.toml: [tool.cogfal] `{key}` has `{code}`: write rules of ours such as CF301, or CF3"
            )
    return tuple(codes)


def _unusable(message: str) -> Exception:
    from flake8.exceptions import ExecutionError

    return ExecutionError(message)
