"""The command ``cogfal-fix``: reads its arguments, lets the engine work, reports."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from .arguments import UsageError, parse_arguments


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``cogfal-fix``. Returns the exit code: 0 nothing left to do, 1 findings are left, 2 it could not work."""
    from .commands import run

    try:
        return run(parse_arguments(arguments))
    except UsageError as error:
        print(f"cogfal-fix: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 2
    except KeyboardInterrupt:
        print("cogfal-fix: interrupted; files that were being written have been put back", file=sys.stderr)
        return 2
