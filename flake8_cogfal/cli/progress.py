"""A progress bar on a terminal, when work is long enough to want one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
WIDTH = 30


def shown(items: Iterable[T], total: int, wanted: bool) -> Iterator[T]:
    """The items; while they come, a bar on standard error if it is a terminal."""
    if not wanted or total < 5 or not sys.stderr.isatty():
        yield from items
        return
    for number, item in enumerate(items, start=1):
        done = WIDTH * number // total
        print(f"\r[{'#' * done}{'.' * (WIDTH - done)}] {number}/{total}", end="", file=sys.stderr, flush=True)
        print("\r" + " " * (WIDTH + 20) + "\r", end="", file=sys.stderr, flush=True)
        yield item
