"""On how many GPUs the code runs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

from .evidence import Evidence
from .texts import Text

LARGEST = 8

_COUNTS = (
    re.compile(r"tensor_parallel_size[\"']?\s*[=:]\s*(\d+)"),
    re.compile(r"--?tensor[-_]parallel[-_]size[\"',=\s]+(\d+)"),
    re.compile(r"--?nproc[-_]per[-_]node[\"',=\s]+(\d+)"),
    re.compile(r"(?:ulysses_(?:size|degree)|num_gpus|n_gpus?|num_processes)[\"']?\s*[=:]\s*(\d+)\b"),
)
_DEVICE = re.compile(r"[\"']cuda:(\d)[\"']")
_VISIBLE = re.compile(r"CUDA_VISIBLE_DEVICES[\"'\])]*\s*[=,]\s*[\"']?(\d(?:\s*,\s*\d)+)")
_SPREADS = re.compile(
    r"device_map\s*=\s*[\"'](?:auto|balanced|sequential)|tensor_parallel_size|nproc_per_node|torchrun"
    r"|infer_auto_device_map|dispatch_model|device_count\(\)"
)


def gpus_of(texts: Iterable[Text]) -> tuple[int, Evidence] | None:
    """The largest number of GPUs that the code names; None where it names none, or one."""
    largest: tuple[int, Evidence] | None = None
    for text in texts:
        conditional = _lines_under_conditions(text)
        for number, line in text.lines:
            if number in conditional:
                continue
            count = _count(line)
            if 1 < count <= LARGEST and (largest is None or count > largest[0]):
                largest = count, Evidence(text.path, number, f"the code runs on {count} GPUs")
    return largest


def spreads(texts: Iterable[Text]) -> Evidence | None:
    """Where the code spreads a model over the GPUs that it finds."""
    for text in texts:
        for number, line in text.lines:
            if _SPREADS.search(line):
                return Evidence(text.path, number, "the code spreads the model over the GPUs that it finds")
    return None


def _count(line: str) -> int:
    counts = [int(match[1]) for pattern in _COUNTS for match in pattern.finditer(line)]
    counts += [int(match[1]) + 1 for match in _DEVICE.finditer(line)]
    counts += [len(match[1].split(",")) for match in _VISIBLE.finditer(line)]
    return max(counts, default=0)


def _lines_under_conditions(text: Text) -> frozenset[int]:
    """The lines of ``if`` statements and conditional expressions: what stands there may not run."""
    nodes = text.module.nodes if text.module is not None else ()
    return frozenset(
        number
        for node in nodes
        if isinstance(node, (ast.If, ast.IfExp))
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    )
