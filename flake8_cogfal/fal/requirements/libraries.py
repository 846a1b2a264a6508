"""Packages that load libraries of CUDA when they run, and neither bring them nor depend on who does.

Cog's images for a GPU have CUDA and cuDNN; fal's, and those that are made here, have what packages bring
(https://pypi.org/project/faster-whisper, "GPU": CTranslate2 ends with "Library libcublas.so.12 is not found").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

LOADING = frozenset({"ctranslate2", "faster-whisper"})

BRINGING = re.compile(
    r"torch|nvidia|lightning|accelerate|timm|whisperx|openai-whisper|stable-ts|pyannote|speechbrain|nemo|demucs"
    r"|sentence-transformers|silero|vllm|ultralytics|cudnn|cublas|cuda"
)
"""Names of packages that depend on torch, which brings CUDA, and words of commands that install it."""


def without_libraries(packages: Collection[str], commands: Iterable[str]) -> frozenset[str]:
    """Names of the packages whose libraries nothing brings: no other package (normalised names), no command."""
    if any(BRINGING.search(one) for one in (*packages, *commands)):
        return frozenset()
    return LOADING & frozenset(packages)
