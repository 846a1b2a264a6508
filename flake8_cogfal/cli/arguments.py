"""The command line of ``cogfal-fix``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import __version__
from ..options import Options
from ..settings import InvalidSettings, applications_in, read_settings

FORMATS = ("text", "json", "github", "sarif")


class UsageError(Exception):
    """The arguments cannot be used; ``args[0]`` says why."""


@dataclass(frozen=True)
class Arguments:
    """What the user asked for. ``paths`` is ``("-",)`` for standard input."""

    paths: tuple[str, ...]
    select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    unsafe_fixes: bool
    machine_type: str | None
    keep_input_names: bool
    image_only: bool
    show_diff: bool
    check_only: bool
    output: Path | None
    format: str
    explain: str | None
    list_rules: bool
    jobs: int
    quiet: bool
    verbose: bool
    progress: bool
    allow_dirty: bool
    undo: bool
    verify: bool = False
    cog_schema: Path | None = None

    def options_at(self, folder: Path) -> Options:
        """The command line over the ``[tool.cogfal]`` that holds for a folder. Raises UsageError for bad settings."""
        try:
            settings = read_settings(folder)
        except InvalidSettings as error:
            raise UsageError(str(error)) from error
        machine = self.machine_type or settings.get("machine-type")
        return Options(
            select=self.select if self.select is not None else _known(settings.get("select", [])),
            ignore=self.ignore if self.ignore is not None else _known(settings.get("ignore", [])),
            unsafe_fixes=self.unsafe_fixes or bool(settings.get("unsafe-fixes")),
            machine_type=_known_machine(str(machine)) if machine is not None else None,
            keep_input_names=self.keep_input_names or bool(settings.get("keep-input-names")),
            image_only=self.image_only,
            apps=applications_in(settings),
        )


def parser() -> argparse.ArgumentParser:
    """The parser; its help is the reference of the flags."""
    made = argparse.ArgumentParser(
        prog="cogfal-fix",
        description="Rewrite Cog projects into fal apps: all of a project or nothing of it.",
        epilog="Exit code: 0 nothing is left to do, 1 findings are left, 2 it could not do its job.",
        allow_abbrev=False,
    )
    made.add_argument(
        "paths",
        nargs="*",
        default=["."],
        metavar="PATH",
        help="projects, folders or files; - is one Python file on standard input (default: .)",
    )
    made.add_argument("--diff", action="store_true", help="print a unified diff, change nothing")
    made.add_argument("--check", action="store_true", help="report only, change nothing")
    made.add_argument("--select", metavar="CODES", help="only these rules or prefixes, by comma")
    made.add_argument("--ignore", metavar="CODES", help="not these rules or prefixes, by comma")
    made.add_argument(
        "--unsafe-fixes", action="store_true", help="also apply fixes that may change behaviour"
    )
    made.add_argument("--machine-type", metavar="TYPE", help="the machine of the app, such as GPU-H100")
    made.add_argument(
        "--keep-input-names",
        action="store_true",
        help="keep `image` for a file input, instead of `image_url`",
    )
    made.add_argument(
        "--image-only",
        action="store_true",
        help="convert nothing: write the entry of pyproject.toml that runs Cog's image on fal",
    )
    made.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="write the migrated project there, leave the original alone",
    )
    made.add_argument(
        "--verify",
        action="store_true",
        help="then load, pack and ask the app with the real fal, in a process with limits (needs the extra `verify`)",
    )
    made.add_argument(
        "--cog-schema",
        type=Path,
        metavar="FILE",
        help="for --verify: the OpenAPI document of the Cog model, where neither the last run nor git has the original",
    )
    made.add_argument("--format", choices=FORMATS, default="text", help="of the report (default: text)")
    made.add_argument("--explain", metavar="CODE", help="print the page of a rule")
    made.add_argument("--list-rules", action="store_true", help="print the catalogue")
    made.add_argument(
        "--jobs", type=int, default=1, metavar="N", help="projects at the same time (default: 1)"
    )
    volume = made.add_mutually_exclusive_group()
    volume.add_argument("--quiet", action="store_true", help="print what is left only")
    volume.add_argument("--verbose", action="store_true", help="print every finding that was fixed")
    made.add_argument("--no-progress", action="store_true", help="no progress bar")
    made.add_argument(
        "--allow-dirty", action="store_true", help="write although git has uncommitted changes in the files"
    )
    made.add_argument("--undo", action="store_true", help="put back what the last run changed at PATH")
    made.add_argument("--version", action="version", version=f"cogfal-fix {__version__}")
    return made


def parse_arguments(arguments: Sequence[str] | None) -> Arguments:
    """Parse a command line (None: that of the process). Raises UsageError; argparse itself exits with 2."""
    given = parser().parse_args(arguments)
    _refuse_contradictions(given)
    return Arguments(
        paths=tuple(given.paths),
        select=_listed(given.select),
        ignore=_listed(given.ignore),
        unsafe_fixes=given.unsafe_fixes,
        machine_type=_known_machine(given.machine_type) if given.machine_type is not None else None,
        keep_input_names=given.keep_input_names,
        image_only=given.image_only,
        show_diff=given.diff,
        check_only=given.check,
        output=given.output,
        format=given.format,
        explain=given.explain,
        list_rules=given.list_rules,
        jobs=given.jobs,
        quiet=given.quiet,
        verbose=given.verbose,
        progress=not given.no_progress,
        allow_dirty=given.allow_dirty,
        undo=given.undo,
        verify=given.verify,
        cog_schema=given.cog_schema,
    )


def _refuse_contradictions(given: argparse.Namespace) -> None:
    writes_nothing = "--diff" if given.diff else "--check" if given.check else None
    if given.undo and (writes_nothing or given.output):
        raise UsageError(f"--undo writes files back: leave out {writes_nothing or '--output'}")
    if given.output and writes_nothing:
        raise UsageError(f"{writes_nothing} writes nothing, --output does: choose one")
    if given.diff and given.format == "json":
        raise UsageError(f"--diff prints a diff, --format {given.format} another document: choose one")
    if "-" in given.paths and (len(given.paths) > 1 or given.undo or given.output or given.format != "text"):
        raise UsageError(
            "- is one file on standard input: it stands alone, without --undo, --output, --format"
        )
    if given.image_only and (given.undo or "-" in given.paths):
        raise UsageError("--image-only describes a project: leave out --undo, and name a folder instead of -")
    if given.image_only and given.format in ("github", "sarif"):
        raise UsageError(
            f"--format {given.format} shows findings, and --image-only looks for none: take --format text or json"
        )
    if "" in given.paths:
        raise UsageError("a path is empty (an unset variable?): name a folder or a file")
    if given.verify and (given.undo or given.image_only or "-" in given.paths):
        raise UsageError("--verify is about an app in a folder: leave out --undo, --image-only and -")
    if given.cog_schema and not given.verify:
        raise UsageError("--cog-schema is what --verify compares with: give both")
    if given.jobs < 1:
        raise UsageError("--jobs needs a number from 1")


def _listed(written: str | None) -> tuple[str, ...] | None:
    return _known(written.replace(" ", ",").split(",")) if written is not None else None


def _known(codes: object) -> tuple[str, ...]:
    """The codes and prefixes of a list. Raises UsageError for one that no rule has."""
    from ..rules import RULES

    assert isinstance(codes, list)
    found = tuple(str(code) for code in codes if code)
    for code in found:
        if not any(rule.startswith(code) for rule in RULES):
            raise UsageError(f"there is no rule `{code}` (cogfal-fix --list-rules lists them)")
    return found


def _known_machine(name: str) -> str:
    from ..fal.machines import MACHINES

    if name not in MACHINES:
        current = ", ".join(one.name for one in MACHINES.values() if one.status == "current")
        raise UsageError(f"there is no machine type `{name}` on fal, choose one of {current}")
    return name
