"""The families of models that are known, from ``families.json``, which names its sources."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal


@dataclass(frozen=True)
class Family:
    """Models that need the same memory: what names them in code (see ``words``), and what they need, in GB.

    Of the families of one ``group`` the largest counts; of the group ``add-on`` all of them. ``precision`` is that of
    ``weights_gb``: half where the code usually loads it so. A language model has ``billions`` of parameters instead, and
    ``bits`` where it is published with fewer than 16. ``ceiling_gb`` is that of a program that swaps its models:
    its ``activations_gb`` are a floor, and however many models it names, it runs in so much. Its weights include a language model of
    ``text_encoder_billions``. ``unless`` are the families that say it better. ``replicate`` is the card that it runs on there, where that is more than the need.
    """

    name: str
    group: str
    words: tuple[str, ...]
    source: str
    weights_gb: float = 0
    activations_gb: float = 0
    precision: Literal["half", "full"] = "half"
    billions: float = 0
    bits: Literal[4, 8, 16] = 16
    images: bool = False
    text_encoder_billions: float = 0
    ceiling_gb: float = 0
    unless: tuple[str, ...] = ()
    unless_counted: bool = False
    replicate: str | None = None


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    """All of them, in the order of the file."""
    text = files(__package__).joinpath("families.json").read_text(encoding="utf-8")
    return tuple(_family(row) for row in json.loads(text)["families"])


def _family(row: dict[str, Any]) -> Family:
    return Family(**{**row, "words": tuple(row["words"]), "unless": tuple(row.get("unless", ()))})
