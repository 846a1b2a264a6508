"""What the code asks of a GPU besides memory: a video encoder, 8-bit floating point, kernels built for its generation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..fal.machines import Machine
from .evidence import Evidence
from .texts import Text

_ENCODER = re.compile(r"\b(?:h264|hevc|av1)_nvenc\b")
_EIGHT_BIT_FLOATS = re.compile(
    r"_scaled_mm\b|\bfp8_autocast\b|\btransformer_engine\b|\bFloat8Dynamic\w+|\bfloat8_dynamic\w+|\bfp8_gemm"
)
_GENERATIONS = re.compile(r"TORCH_CUDA_ARCH_LIST[\"'\]]*\s*[=:,]?\s*[\"']?([0-9][0-9.;,+ PTX]*)")
_GENERATION = re.compile(r"(\d+)\.(\d)(\+PTX)?")

EIGHT_BIT_FLOATS_SINCE = (8, 9)
"""Compute capability of the first GPUs that multiply in fp8: Ada and Hopper."""


@dataclass(frozen=True)
class Demand:
    """Something that not every GPU does: what, where the code asks for it, and why a machine does not have it."""

    evidence: Evidence
    lacking: str
    generations: tuple[tuple[int, int, bool], ...] = ()
    encoder: bool = False

    def is_met_by(self, machine: Machine) -> bool:
        """Whether a machine does it."""
        if self.encoder:
            return machine.encoders > 0
        if machine.capability is None:
            return False
        major, minor = map(int, machine.capability.split("."))
        return any(
            (major, minor) >= (own, least) and (own == major or is_portable)
            for own, least, is_portable in self.generations
        )


def demands_of(texts: Iterable[Text]) -> tuple[Demand, ...]:
    """The demands of the code, the first place of each."""
    found: dict[str, Demand] = {}
    for text in texts:
        if not any(pattern.search(text.joined) for pattern in (_ENCODER, _EIGHT_BIT_FLOATS, _GENERATIONS)):
            continue
        for number, line in text.lines:
            for demand in _demands(text.path, number, line):
                found.setdefault(demand.lacking, demand)
    return tuple(found.values())


def _demands(path: str, number: int, line: str) -> Iterator[Demand]:
    if _ENCODER.search(line):
        evidence = Evidence(path, number, "video is encoded on the GPU (NVENC)")
        yield Demand(evidence, "it has no video encoder", encoder=True)
    if _EIGHT_BIT_FLOATS.search(line):
        evidence = Evidence(path, number, "the code calculates in fp8")
        yield Demand(evidence, "it does not calculate in fp8", ((*EIGHT_BIT_FLOATS_SINCE, True),))
    for match in _GENERATIONS.finditer(line):
        listed = tuple(
            (int(major), int(minor), bool(portable))
            for major, minor, portable in _GENERATION.findall(match[1])
        )
        if listed:
            evidence = Evidence(path, number, f"kernels are built for {match[1].strip(' ;,')}")
            yield Demand(evidence, "the kernels are not built for its generation", listed)
