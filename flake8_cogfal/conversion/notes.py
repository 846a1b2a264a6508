"""What a conversion decided, in words for the report."""

from __future__ import annotations

from ..cog.weights import VARIABLE
from .plan import AppPlan


def notes_on(plan: AppPlan) -> tuple[str, ...]:
    """What was decided, for the report."""
    file = plan.file
    if file.predictor is None or file.project.reading is None:
        return ()
    environment = plan.environment
    notes = [f"machine_type {environment.machine}: {environment.machine.reason}", *environment.notes]
    notes += [
        f"{plan.file.project.configuration_path}:{problem.line}: `train` cannot be read, so no training is converted"
        for problem in (plan.file.project.reading.problems if plan.file.project.reading else ())
        if problem.key == "train"
    ]
    if f'"{VARIABLE}"' in file.module.text:
        notes.append(f"setup reads {VARIABLE}: `fal secrets set {VARIABLE}=URL`, or leave it out for none")
    return (*notes, *_on_files(plan))


def _on_files(plan: AppPlan) -> list[str]:
    """What the files of the output are taken for, and why; where nothing tells, the line."""
    predictor = plan.file.predictor
    assert predictor is not None
    unknown = "the kind of this file is not known, no file name in the code tells: it is a fal File"
    if predictor.output is not None and predictor.output.is_file:
        evidence = ", ".join(plan.media.evidence)
        if evidence:
            return [f"output is a fal {plan.media.toolkit}: {evidence}"]
        lines = [statement.lineno for statement in predictor.returns] or [predictor.endpoint.lineno]
        return [f"{plan.path}:{line}: {unknown}" for line in lines]
    files = plan.output_files
    found = [(one.node.lineno, files.media_for(one)) for one in files.uploads]
    return [f"{plan.path}:{line}: {unknown}" for line, media in found if not media.evidence]
