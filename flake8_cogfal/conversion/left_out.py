"""Keys of cog.yaml that have nothing to become: said in the report, or, where the app needs it, marked for a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..project.project import Project

if TYPE_CHECKING:
    from ..cog.keys import Configuration, WeightEntry

# Key path -> why the app does without it. What is converted, or a finding of its own, is not here.
NOT_NEEDED: dict[tuple[str, ...], str] = {
    ("build", "fast"): "it chose another way of building Cog's image",
    ("build", "cog_runtime"): "it chose another server of Cog's",
    ("build", "sdk_version"): "it is the version of Cog",
    ("build", "architectures"): "the machine type says it",
    ("build", "cudnn"): "the wheels bring the version that they need",
    ("concurrency", "default_target"): "fal scales by the requests that wait",
    ("tests",): "they called Cog's server",
    ("examples",): "they stood on the page of the model",
    ("deployment",): "Cog does not read it either: scale the app with its attributes",
}


def not_needed(project: Project) -> Iterator[str]:
    """A sentence with its place for each such key, and for what Cog itself refuses."""
    lines = project.reading.lines if project.reading else {}
    for problem in project.reading.problems if project.reading else ():
        if not problem.blocks and problem.key != "train":
            yield f"{project.configuration_path}:{problem.line}: {problem.message}"
    for path, reason in NOT_NEEDED.items():
        if path in lines:
            yield f"{project.configuration_path}:{lines[path]}: `{'.'.join(path)}` is left out: {reason}"


def missing_weights(configuration: Configuration) -> Iterator[str]:
    """What a person has to do so that the app finds the ``weights`` that Cog put into its container."""
    for entry in configuration.weights:
        places = " and ".join(one.uri for one in entry.source)
        target = entry.target or "the folder where the code looks for them"
        yield f"weights of cog.yaml: put {places} into {target} at the start of setup(){_command(entry)}"


def _command(entry: WeightEntry) -> str:
    """The call that does it, where the weights are a repository of Hugging Face."""
    source = entry.source[0] if len(entry.source) == 1 else None
    if source is None or not source.uri.startswith("hf://") or not entry.target:
        return ""
    repository = source.uri.removeprefix("hf://").partition("@")[0]
    further = "".join(
        f", {name}={patterns!r}"
        for name, patterns in (("allow_patterns", source.include), ("ignore_patterns", source.exclude))
        if patterns
    )
    return f", such as huggingface_hub.snapshot_download({repository!r}, local_dir={entry.target!r}{further})"
