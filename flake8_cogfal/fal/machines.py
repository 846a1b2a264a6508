"""The machine types of fal, from ``machines.json``, which names its sources.

The fal package itself checks none of these names: a wrong one only fails when the app is deployed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True)
class Machine:
    """One machine type; memory in GB, bandwidth in TB/s, ``vram_gb`` is 0 without a GPU, None stands for an unknown figure.

    ``usable_gb`` is how much of ``vram_gb`` a model may plan with. A ``retired`` type was on an earlier version of fal's
    page, and ``successor`` takes its place; an ``announced`` one is not on it yet.
    """

    name: str
    vram_gb: float = 0
    usable_gb: float = 0
    ram_gb: float | None = None
    cpus: float | None = None
    bandwidth: float | None = None
    capability: str | None = None
    encoders: int = 0
    status: Literal["current", "retired", "announced"] = "current"
    successor: str | None = None

    @property
    def has_gpu(self) -> bool:
        """Whether the machine has a GPU."""
        return self.vram_gb > 0


def _read() -> dict[str, Machine]:
    text = files(__package__).joinpath("machines.json").read_text(encoding="utf-8")
    return {row["name"]: Machine(**row) for row in json.loads(text)["machines"]}


MACHINES: Mapping[str, Machine] = MappingProxyType(_read())
"""Every type by its name, smaller ones first within CPU and GPU."""
