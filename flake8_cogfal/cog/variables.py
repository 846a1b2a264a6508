"""``environment`` of cog.yaml: the variables that Cog sets in the image, and which of them look like secrets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .keys import Configuration

# Names that Cog keeps to itself (``environmentVariableDenyList`` of its ``pkg/config/env.go``, as of 0.23).
RESERVED_NAMES = frozenset(
    {
        "HF_ENDPOINT", "HF_HUB_ENABLE_HF_TRANSFER", "LD_LIBRARY_PATH", "LIBRARY_PATH", "PATH", "PYTHONPATH",
        "PYTHONUNBUFFERED", "VIRTUAL_ENV",
    }
)  # fmt: skip
RESERVED_PREFIXES = ("R8_", "REPLICATE_", "NVIDIA_", "CUDA_", "NV_", "PGET_", "KUBERNETES_")

_SECRET_WORDS = frozenset({"KEY", "PASSWD", "PWD"})
_SECRET_ENDS = ("APIKEY", "CREDENTIAL", "CREDENTIALS", "PASSWORD", "SECRET", "TOKEN")


@dataclass(frozen=True)
class Variable:
    """``NAME=value``, the ``index``-th item of the list; the value without the quotes that Docker takes off."""

    name: str
    value: str
    index: int

    @property
    def is_secret(self) -> bool:
        """Whether it looks like something that does not belong into a repository."""
        return looks_secret(self.name)


def variables_of(configuration: Configuration) -> tuple[Variable, ...]:
    """The variables in their order, each once; those that Cog keeps to itself are not among them."""
    found: dict[str, Variable] = {}
    for index, item in enumerate(configuration.environment):
        name, separator, value = " ".join(item.split()).partition("=")
        if separator and re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII) and not is_reserved(name):
            found.setdefault(name, Variable(name, _unquoted(value), index))
    return tuple(found.values())


def is_reserved(name: str) -> bool:
    """Whether Cog refuses to set a variable of this name."""
    return name in RESERVED_NAMES or name.startswith(RESERVED_PREFIXES)


def looks_secret(name: str) -> bool:
    """Whether a variable of this name usually holds a secret: by its words, so that TOKENIZERS_PARALLELISM does not."""
    words = name.upper().split("_")
    return any(word in _SECRET_WORDS or word.endswith(_SECRET_ENDS) for word in words)


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
