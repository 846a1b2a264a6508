"""Which build of torch a machine needs.

Cog chose one by itself: the newest of its ``pkg/config/torch_compatibility.json`` for at most the CUDA of cog.yaml
(``torchGPUPackage`` in ``pkg/config/compatibility.go``). PyPI has one build of each version; where that is the wrong
one, the list has to name PyTorch's own index, as Cog did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Cuda = tuple[int, int]

INDEX = "https://download.pytorch.org/whl/cu{number}"


@dataclass(frozen=True)
class Builds:
    """Of one minor version: the CUDA of PyPI's wheels, and those for which PyTorch's index has wheels."""

    pypi: Cuda
    index: tuple[Cuda, ...]


# Index: Cog's table, HEAD of November 2026. PyPI: what the wheels depend on (nvidia-cuda-runtime), and PyTorch's notes.
BUILDS: dict[tuple[int, int], Builds] = {
    (1, 11): Builds((10, 2), ((10, 2), (11, 3))),
    (1, 12): Builds((10, 2), ((10, 2), (11, 3), (11, 6))),
    (1, 13): Builds((11, 7), ((11, 6), (11, 7))),
    (2, 0): Builds((11, 7), ((11, 7), (11, 8))),
    (2, 1): Builds((12, 1), ((11, 8), (12, 1))),
    (2, 2): Builds((12, 1), ((11, 8), (12, 1))),
    (2, 3): Builds((12, 1), ((11, 8), (12, 1))),
    (2, 4): Builds((12, 1), ((11, 8), (12, 1), (12, 4))),
    (2, 5): Builds((12, 4), ((11, 8), (12, 1), (12, 4))),
    (2, 6): Builds((12, 4), ((11, 8), (12, 4), (12, 6))),
    (2, 7): Builds((12, 6), ((11, 8), (12, 6), (12, 8))),
    (2, 8): Builds((12, 8), ((12, 6), (12, 8), (12, 9))),
    (2, 9): Builds((12, 8), ((12, 6), (12, 8), (13, 0))),
    (2, 10): Builds((12, 8), ((12, 6), (12, 8), (13, 0))),
    (2, 11): Builds((13, 0), ((12, 6), (12, 8), (12, 9), (13, 0))),
}

# The first CUDA whose compilers know the machine's GPU; code for 8.6 runs on 8.9 too (L40).
FIRST_CUDA: dict[str, Cuda] = {
    "GPU-A100": (11, 0),
    "GPU-A6000": (11, 1),
    "GPU-L40": (11, 1),
    "GPU-RTX4090": (11, 1),
    "GPU-H100": (11, 8),
    "GPU-H200": (11, 8),
    "GPU-B200": (12, 8),
    "GPU-RTX5090": (12, 8),
    "GPU-RTXPRO6000": (12, 8),
}

_TORCH = re.compile(r"torch\s*==\s*(\d{1,3})\.(\d{1,3})(?:\.\d+)?\s*(?:;.*)?")
_CUDA_IN_NAME = re.compile(r"(?<![a-z0-9])cu(1[0-3])(\d)(?!\d)")
_OWN_BUILD = re.compile(
    r"download\.pytorch\.org|torch\s*==\s*[\d.]+\+|(?:^|/)torch-\d[^/]*\.whl|--index-url|^torch\s*@"
)


@dataclass(frozen=True)
class Choice:
    """The package that decides, the index to take (None where there is no fitting build), and why."""

    package: str
    index: str | None
    reason: str


def choose_build(
    entries: Sequence[str], machine: str, cuda: str | None, commands: Iterable[str] = ()
) -> Choice | None:
    """The index that the list has to name; None where PyPI's build is right, or the list says it itself.

    Args:
        entries: options and packages.
        machine: machine type of fal with a GPU.
        cuda: ``build.cuda`` of cog.yaml.
        commands: commands of the image, which may install what was compiled against torch.
    """
    if any(_OWN_BUILD.search(entry) for entry in entries):
        return None
    package, match = next(((one, found) for one in entries if (found := _TORCH.fullmatch(one))), ("", None))
    builds = BUILDS.get((int(match[1]), int(match[2]))) if match else None
    if builds is None:
        return None
    first = FIRST_CUDA.get(machine, (11, 0))
    fitting = [one for one in builds.index if one >= first]
    if builds.pypi < first:
        reason = (
            f"PyPI's build of `{package}` is for CUDA {_dotted(builds.pypi)} and has no code for {machine}"
        )
        return Choice(package, _index(_newest(fitting, cuda)) if fitting else None, reason)
    named = [
        (int(found[1]), int(found[2]))
        for text in (*entries, *commands)
        for found in _CUDA_IN_NAME.finditer(text)
    ]
    others = [one for one in named if one[0] != builds.pypi[0] and one in fitting]
    if others and not any(one[0] == builds.pypi[0] for one in named):
        reason = (
            f"other packages here are for CUDA {_dotted(others[0])}, and PyPI's build of `{package}` is for"
            f" {_dotted(builds.pypi)}"
        )
        return Choice(package, _index(others[0]), reason)
    return None


def _newest(fitting: Sequence[Cuda], wanted: str | None) -> Cuda:
    """The newest that the wanted CUDA allows, as Cog takes it; else the first that the machine can use."""
    parts = (wanted or "").split(".")
    if not all(part.isdecimal() and len(part) < 4 for part in parts[:2]):
        return fitting[-1]
    limit = (int(parts[0]), int(parts[1]) if len(parts) > 1 else 99)
    return max((one for one in fitting if one <= limit), default=fitting[0])


def _index(cuda: Cuda) -> str:
    return INDEX.format(number=f"{cuda[0]}{cuda[1]}")


def _dotted(cuda: Cuda) -> str:
    return f"{cuda[0]}.{cuda[1]}"
