"""Where an answer of fal holds what Replicate gave, and in which form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..outputs.media import FIELDS, PLURALS

Kind = Literal["file", "files", "text", "plain", "record"]


@dataclass(frozen=True)
class Shape:
    """``file`` and ``files`` are objects with a ``url`` in ``field``; ``text`` is one text, of all pieces;
    ``plain`` is the same value as before; a ``record`` is the answer itself, with the fields that it had before.
    """

    kind: Kind
    field: str = ""

    @property
    def is_files(self) -> bool:
        """Whether it is a file or a list of files."""
        return self.kind in ("file", "files")

    @property
    def element(self) -> str:
        """A name for one of several files."""
        name = self.field.rpartition(".")[2].rstrip("0123456789_")
        singular = name[:-1] if name.endswith("s") and len(name) > 2 else ""
        return singular if singular.isidentifier() else "file"

    @property
    def piece(self) -> str:
        """The field of one event of a stream."""
        return self.element if self.kind == "files" else self.field

    def __str__(self) -> str:
        if self.kind == "record":
            return "the answer itself"
        return f'["{self.field}"]' + {"file": '["url"]', "files": '[...]["url"]'}.get(self.kind, "")


TEXT = Shape("text", "text")


def shape_named(output: str) -> Shape:
    """The shape that an entry of pyproject.toml names: ``images``, ``video``, ``text``, ``meshes[].url``, ``.``"""
    if output == ".":
        return Shape("record")
    field = re.sub(r"(\[\])?(\.url)?$", "", output)
    if output.endswith(("[].url", "[]")):
        return Shape("files", field)
    if output.endswith(".url"):
        return Shape("file", field)
    if field in PLURALS.values():
        return Shape("files", field)
    if field in FIELDS.values():
        return Shape("file", field)
    return Shape("text" if field == "text" else "plain", field)


def shape_of_files(toolkit: str, several: bool) -> Shape:
    """The shape of files of one kind, as converted apps answer them."""
    return Shape("files", PLURALS[toolkit]) if several else Shape("file", FIELDS[toolkit])
