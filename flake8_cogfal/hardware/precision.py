"""In how many bits the code loads its weights, and whether it leaves some of them on the CPU."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from ..source.module import PythonModule
from ..source.walking import children
from .evidence import Evidence
from .texts import Text

# Anything that says half precision or less; these libraries, and code that comes with a model, choose it themselves.
_HALF = re.compile(
    r"float16|\bfp16|\bbf16|\.half\(|dtype\s*=\s*[\"']auto|load_in_[48]bit|quantiz|\bvllm\b|\bctranslate2\b"
    r"|\bllama_cpp\b|\bexllama|trust_remote_code|tensorizer|\bfaster_whisper\b|\bAWQ\b|\bGPTQ\b|gguf",
    re.IGNORECASE,
)
_LOADS_IN_FULL = re.compile(
    r"(?<!Tokenizer)(?<!TokenizerFast)(?<!Processor)(?<!Config)(?<!Scheduler)(?<!Extractor)"
    r"\.from_(?:pretrained|single_file)\("
)

_FOUR_BITS = re.compile(
    r"(?<![a-z])(?:awq|gptq|4[-_ ]?bit|int4|nf4|gguf|exl2|q4_[a-z0-9]+|bnb)(?![a-z])", re.IGNORECASE
)
_EIGHT_BITS = re.compile(r"(?<![a-z])(?:fp8|int8|8[-_ ]?bit|q8_0|w8a8)(?![a-z])", re.IGNORECASE)

_ARGUMENT = re.compile(r"load_in_[48]bit")  # what it is called with does not name a checkpoint

LOADING = {"load_in_4bit": 4, "load_in_8bit": 8}
OFFLOADING = frozenset({"enable_model_cpu_offload", "enable_sequential_cpu_offload"})
OFFLOADED = 0.6
"""How much of the sum stays on the GPU: the largest component, not all of them."""


def loads_in_full(texts: Iterable[Text]) -> bool:
    """Whether diffusers or transformers load 32-bit weights: that is what they do where nothing says otherwise."""
    joined = [text.joined for text in texts]
    return any(map(_LOADS_IN_FULL.search, joined)) and not any(map(_HALF.search, joined))


def bits_in_name(line: str) -> int | None:
    """The bits that the name of a checkpoint says; None where it says nothing."""
    line = _ARGUMENT.sub("", line)
    return 4 if _FOUR_BITS.search(line) else 8 if _EIGHT_BITS.search(line) else None


def quantised(texts: Iterable[Text]) -> tuple[int, Evidence] | None:
    """The bits that every model is loaded in, where the code says so without a condition."""
    for text in texts:
        for node in unconditional(text.module) if any(one in text.joined for one in LOADING) else ():
            bits = LOADING.get(node.arg or "") if isinstance(node, ast.keyword) else None
            if bits and isinstance(node, ast.keyword) and ast.unparse(node.value) == "True":
                return bits, Evidence(text.path, node.value.lineno, f"weights are loaded in {bits} bits")
    return None


def offloaded(texts: Iterable[Text]) -> Evidence | None:
    """Where a pipeline leaves the components that do not run on the CPU, without a condition."""
    for text in texts:
        for node in unconditional(text.module) if any(one in text.joined for one in OFFLOADING) else ():
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr in OFFLOADING:
                return Evidence(text.path, called.lineno, f"`{called.attr}` keeps idle parts on the CPU")
    return None


def unconditional(module: PythonModule | None) -> Iterator[ast.AST]:
    """The nodes that no ``if``, ``match`` or conditional expression decides on."""
    pending: list[ast.AST] = [module.tree] if module is not None else []
    while pending:
        node = pending.pop()
        if isinstance(node, (ast.If, ast.IfExp, ast.Match)):
            continue
        yield node
        pending.extend(reversed(children(node)))
