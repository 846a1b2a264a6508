"""Images with NVIDIA's compiler, as tables: which one fits a CUDA version, and which CUDA the builds of torch are for.

The tags are those of Docker Hub (nvidia/cuda) that are for Ubuntu 22.04 and have cuDNN; torch's are the builds on PyPI
(pytorch.org, previous versions).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

UBUNTU = "22.04"

# CUDA's minor version -> the first part of the tag.
DEVEL = {
    "11.7": "11.7.1-cudnn8",
    "11.8": "11.8.0-cudnn8",
    "12.0": "12.0.1-cudnn8",
    "12.1": "12.1.1-cudnn8",
    "12.2": "12.2.2-cudnn8",
    "12.3": "12.3.2-cudnn9",
    "12.4": "12.4.1-cudnn",
    "12.5": "12.5.1-cudnn",
    "12.6": "12.6.3-cudnn",
    "12.8": "12.8.1-cudnn",
    "12.9": "12.9.1-cudnn",
    "13.0": "13.0.2-cudnn",
}

# torch's minor version -> the CUDA that its build on PyPI brings.
CUDA_OF_TORCH = {
    "1.13": "11.7",
    "2.0": "11.7",
    "2.1": "12.1",
    "2.2": "12.1",
    "2.3": "12.1",
    "2.4": "12.1",
    "2.5": "12.4",
    "2.6": "12.4",
    "2.7": "12.6",
    "2.8": "12.8",
    "2.9": "12.8",
}
NEWEST = "12.8"  # what torch without a version brings

# Architectures to compile for, where no GPU is there to ask: A100, A6000, L40 and H100 of fal's machines.
ARCHITECTURES = "8.0;8.6;8.9;9.0+PTX"
ARCHITECTURES_BEFORE_11_8 = "8.0;8.6+PTX"

# Packages without a build for everybody on PyPI (or none at all), whose setup.py imports torch without asking for it.
BUILT_WITH_TORCH = frozenset(
    {
        "apex", "auto-gptq", "causal-conv1d", "detectron2", "exllamav2", "flash-attn", "grouped-gemm", "mamba-ssm",
        "natten", "nvdiffrast", "pytorch3d", "tiny-cuda-nn", "tinycudann", "torch-cluster", "torch-scatter",
        "torch-sparse", "torch-spline-conv",
    }
)  # fmt: skip
TOOLS_TO_BUILD = ("setuptools", "wheel", "packaging", "ninja")

_BUILD = re.compile(r"(?:\+|/whl/(?:\w+/)?)cu(\d{2})(\d)\b")
_TORCH = re.compile(r"torch\s*(?:==|~=)\s*(\d+\.\d+)")


def devel_image(version: str) -> str | None:
    """The image with the compiler of a CUDA version (``11.8``, ``12.1.1``); None where there is none with Ubuntu 22.04."""
    minor = ".".join(version.split(".")[:2])
    return f"nvidia/cuda:{DEVEL[minor]}-devel-ubuntu{UBUNTU}" if minor in DEVEL else None


def cuda_of(entries: Iterable[str], written: str | None) -> str:
    """The CUDA to compile with: that of the torch that ``entries`` install, else the ``written`` one.

    torch refuses a compiler of another major version (``torch.utils.cpp_extension``).
    """
    text = "\n".join(entries)
    build = _BUILD.search(text)
    if build:
        return f"{build[1]}.{build[2]}"
    torch = _TORCH.search(text)
    if torch and torch[1] in CUDA_OF_TORCH:
        return CUDA_OF_TORCH[torch[1]]
    return written or NEWEST


def builds_with_torch(entry: str) -> bool:
    """Whether pip has to find torch installed when it builds a requirement: no ready-made wheel, by name or repository."""
    from packaging.utils import canonicalize_name  # the linter knows no requirements and need not load it

    if entry.partition("#")[0].endswith(".whl"):
        return False
    name = re.split(r"[\s\[=<>!~@;]", entry, maxsplit=1)[0]
    if "://" in name:
        repository = re.split("[@#]", entry.partition("://")[2])[0].rstrip("/")
        name = repository.rpartition("/")[2].removesuffix(".git")
    return canonicalize_name(name) in BUILT_WITH_TORCH


def architectures(version: str) -> str:
    """What TORCH_CUDA_ARCH_LIST says with a CUDA version."""
    major, _, rest = version.partition(".")
    minor = rest.partition(".")[0]
    is_old = major == "11" and minor.isdigit() and int(minor) < 8
    return ARCHITECTURES_BEFORE_11_8 if is_old else ARCHITECTURES
