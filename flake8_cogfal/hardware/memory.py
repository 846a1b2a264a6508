"""What the models of a project need of a GPU, added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from ..source.module import PythonModule
from .evidence import Evidence
from .models import Model, models_in
from .precision import OFFLOADED, bits_in_name, loads_in_full, offloaded, quantised
from .texts import Text, text_of

CUDA_GB = 1.0
"""What CUDA takes before anything is loaded."""

ADD_ON = "add-on"


@dataclass(frozen=True)
class Memory:
    """The sum: ``models`` are those that count, the largest first; ``remarks`` what else the sum goes by."""

    models: tuple[Model, ...]
    weights_gb: float
    activations_gb: float
    floor_gb: float
    ceiling_gb: float
    remarks: tuple[Evidence, ...] = ()

    @property
    def needed_gb(self) -> float:
        """Memory of the GPU in all."""
        return max(min(self._sum_gb, self.ceiling_gb), self.floor_gb)

    @property
    def _sum_gb(self) -> float:
        return self.weights_gb + self.activations_gb + CUDA_GB

    @property
    def sum(self) -> str:
        """How that comes about, for the report."""
        if self._sum_gb < self.floor_gb:
            return "it loads what it is asked for"
        if self._sum_gb > self.ceiling_gb:
            return "what does not fit is swapped"
        return f"{self.weights_gb:.1f} GB of weights + {self.activations_gb:.1f} for running + {CUDA_GB:.0f} for CUDA"


def memory_of(texts: Iterable[Text], *, in_prose: bool = False) -> Memory | None:
    """What the models in these texts need; None where none is recognised. ``in_prose``: see ``models_in``."""
    texts = tuple(texts)
    found = models_in(texts, in_prose=in_prose)
    if not found:
        return None
    remarks = []
    loading = quantised(texts)
    if loading is not None:
        bits, evidence = loading
        found = tuple(model.loaded_in(bits) for model in found)
        remarks.append(evidence)
    swapping = [model for model in found if model.family.ceiling_gb]
    resident = _without_text_encoders([model for model in found if not model.family.ceiling_gb])
    counting = _counting(resident)
    if swapping:
        counting = counting[:1]
        resident = counting
    full = loads_in_full(texts)
    weights = sum(model.weights_gb * (2 if full and _is_half(model) else 1) for model in counting)
    if full and any(map(_is_half, counting)):
        place = counting[0].evidence
        remarks.append(Evidence(place.path, 0, "no half precision anywhere: weights are loaded in 32 bits"))
    offloading = offloaded(texts)
    if offloading is not None:
        remarks.append(offloading)
    return Memory(
        (*swapping, *counting),
        weights * (OFFLOADED if offloading is not None else 1),
        max((model.activations_gb for model in resident), default=0),
        max((model.family.activations_gb for model in swapping), default=0),
        min((model.family.ceiling_gb for model in swapping), default=inf),
        tuple(remarks),
    )


def _is_half(model: Model) -> bool:
    return model.bits == 16 and (model.is_language or model.family.precision == "half")


def _without_text_encoders(models: Sequence[Model]) -> tuple[Model, ...]:
    """A language model that another model reads its prompts with is part of that one."""
    included = max((model.family.text_encoder_billions for model in models), default=0)
    return tuple(one for one in models if not (one.is_language and one.family.billions <= included))


def _counting(models: Iterable[Model]) -> tuple[Model, ...]:
    """The heaviest of each group, and every add-on; the heaviest first, then in the order of their places."""
    heaviest: dict[str, Model] = {}
    for model in models:
        group = model.family.group if model.family.group != ADD_ON else f"{ADD_ON} {model.family.name}"
        if group not in heaviest or _size(model) > _size(heaviest[group]):
            heaviest[group] = model
    return tuple(sorted(heaviest.values(), key=lambda model: tuple(-one for one in _size(model))))


def _size(model: Model) -> tuple[float, float]:
    return model.weights_gb, model.activations_gb


def certain_weights(module: PythonModule) -> Model | None:
    """The largest model of one file whose weights lie on the GPU as a whole; None where something may make them smaller."""
    texts = (text_of(module),)
    if "load_in_" in module.text or offloaded(texts) or bits_in_name(texts[0].joined) is not None:
        return None
    found = [one for one in models_in(texts) if one.family.group != ADD_ON]
    if any(one.family.ceiling_gb for one in found):
        return None
    return max(found, key=lambda model: model.weights_gb, default=None)
