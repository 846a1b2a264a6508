"""The machine types of fal, as its page "Machine Types" listed them in 2026.

The fal package itself checks none of these names: a wrong one only fails when the app is deployed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True)
class Machine:
    """One machine type; memory in GB, ``vram_gb`` is 0 without a GPU, None stands for an unpublished figure.

    A retired type was on an earlier version of the page, or in older documentation.
    """

    name: str
    vram_gb: float
    ram_gb: float | None
    cpus: float | None
    status: Literal["current", "retired"] = "current"

    @property
    def has_gpu(self) -> bool:
        """Whether the machine has a GPU."""
        return self.vram_gb > 0


@dataclass(frozen=True)
class MachineChoice:
    """A machine type and, in one sentence for the report, why it was chosen."""

    name: str
    reason: str


_TABLE = (
    Machine("XS", 0, 0.5, 0.5),
    Machine("S", 0, 1, 1),
    Machine("M", 0, 2, 2),
    Machine("L", 0, 15, 4),
    Machine("XL", 0, 30, 8),
    Machine("GPU-A100", 40, 60, 12),
    Machine("GPU-L40", 48, 100, 6),
    Machine("GPU-H100", 80, 112, 12),
    Machine("GPU-RTXPRO6000", 96, 100, 6),
    Machine("GPU-H200", 141, 112, 12),
    Machine("GPU-B200", 192, 210, 19),
    Machine("GPU-RTX4090", 24, 48, 12, "retired"),
    Machine("GPU-RTX5090", 32, 60, 14, "retired"),
    Machine("GPU-A6000", 48, 18, 10, "retired"),
    Machine("GPU-T4", 16, 26, 4, "retired"),
    Machine("GPU", 40, 64, 8, "retired"),
)

MACHINES: Mapping[str, Machine] = MappingProxyType({machine.name: machine for machine in _TABLE})

DEFAULT_GPU = "GPU-A100"
DEFAULT_CPU = "L"


def default_machine(gpu: bool) -> MachineChoice:
    """The machine where nothing but ``build.gpu`` is known."""
    if gpu:
        return MachineChoice(
            DEFAULT_GPU, "cog.yaml says `gpu: true`, and fal's migration guide takes GPU-A100 (40 GB)"
        )
    reason = (
        "cog.yaml asks for no GPU; on smaller machines the build of large requirements runs out of memory"
    )
    return MachineChoice(DEFAULT_CPU, reason)
