"""The command ``cogfal-fix``: reads its arguments, lets the engine work, reports."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

from .arguments import UsageError, parse_arguments


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``cogfal-fix``. Returns the exit code: 0 nothing left to do, 1 findings are left, 2 it could not work."""
    _collect_garbage_rarely()
    from .commands import run

    _accept_any_character()
    try:
        code = run(parse_arguments(arguments))
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except UsageError as error:
        print(f"cogfal-fix: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        _discard_output()
        return 2
    except OSError as error:
        _discard_output()
        print(f"cogfal-fix: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("cogfal-fix: interrupted; files that were being written have been put back", file=sys.stderr)
        return 2


def _collect_garbage_rarely() -> None:
    """A short run makes many objects and little garbage: looking for some that often is a tenth of its time."""
    gc.set_threshold(50_000)


def _accept_any_character() -> None:
    """A terminal that lacks a character of somebody's source gets an escape for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _discard_output() -> None:
    """Nobody reads standard output any more: without this, Python complains about it when it ends."""
    with suppress(OSError, AttributeError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
