"""A progress bar on a terminal, when work is long enough to want one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
WIDTH = 30
WORTH_A_BAR = 5
"""Fewer projects are done before a bar says anything."""


def shown(items: Iterable[T], total: int, wanted: bool) -> Iterator[T]:
    """The items; while the next one is awaited, a bar on standard error if it is a terminal."""
    if not wanted or total < WORTH_A_BAR or not sys.stderr.isatty():
        yield from items
        return
    _draw(0, total)
    for number, item in enumerate(items, start=1):
        _erase()
        yield item
        _draw(number, total)
    _erase()


def _draw(number: int, total: int) -> None:
    done = WIDTH * number // total
    print(f"\r[{'#' * done}{'.' * (WIDTH - done)}] {number}/{total}", end="", file=sys.stderr, flush=True)


def _erase() -> None:
    print("\r" + " " * (WIDTH + 20) + "\r", end="", file=sys.stderr, flush=True)
