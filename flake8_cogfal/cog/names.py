"""Names that the ``cog`` package exports, over all its generations (0.0.2 to 0.23)."""

from __future__ import annotations

from ..source.imported_names import ImportedName

PREDICTOR_BASES = frozenset(
    f"cog.{path}"
    for path in (
        "BasePredictor", "BaseRunner", "Predictor", "Model", "predictor.BasePredictor", "predictor.BaseRunner",
        "base_predictor.BasePredictor",
    )
)  # fmt: skip
INPUT = frozenset({"cog.Input", "cog.types.Input", "cog.input.Input", "cog.base_input.Input"})
PATH = frozenset({"cog.Path", "cog.types.Path", "cog.URLPath", "cog.types.URLPath"})
ANY_PATH = PATH | {"pathlib.Path"}
FILE = frozenset({"cog.File", "cog.types.File", "cog.URLFile", "cog.types.URLFile"})
SECRET = frozenset({"cog.Secret", "cog.types.Secret"})
ITERATORS = frozenset(
    {
        "cog.ConcatenateIterator", "cog.types.ConcatenateIterator", "cog.AsyncConcatenateIterator",
        "cog.types.AsyncConcatenateIterator",
    }
)  # fmt: skip
MODEL_BASES = frozenset({"cog.BaseModel", "cog.types.BaseModel"})
LEGACY_INPUT = "cog.input"
SCOPES = frozenset({"cog.current_scope", "cog.server.scope.current_scope"})
METRICS = frozenset({"cog.emit_metric"})
WARNINGS = frozenset({"cog.ExperimentalFeatureWarning", "cog.types.ExperimentalFeatureWarning"})
VERSION = "cog.__version__"
CALLS = (
    SCOPES
    | METRICS
    | WARNINGS
    | {VERSION, "cog.CancelationException", "cog.server.exceptions.CancelationException"}
)
"""What code uses of Cog's runtime, besides the predictor, its inputs and outputs."""
CONCURRENT = "cog.concurrent"
STREAMING = "cog.streaming"
SERVICE_DECORATORS = frozenset({CONCURRENT, STREAMING})
"""Decorators that tell Cog's server something and do nothing in Python."""
KNOWN = (
    PREDICTOR_BASES | INPUT | PATH | FILE | SECRET | ITERATORS | MODEL_BASES | CALLS | SERVICE_DECORATORS
    | {LEGACY_INPUT}
)  # fmt: skip


def is_cog(imported: ImportedName) -> bool:
    """Whether the name comes from the ``cog`` package."""
    return imported.root == "cog"
