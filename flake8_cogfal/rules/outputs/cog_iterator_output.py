"""CF403 cog-iterator-output."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.legacy_inputs import declares_inputs
from ...conversion.outputs.files import OutputFiles
from ...conversion.outputs.model_fields import model_edits
from ...conversion.outputs.pieces import are_changed_later, may_be_none
from ...conversion.outputs.published import from_path, upload_imports
from ...conversion.outputs.streams import Published, stream_endpoints, stream_imports
from ...conversion.outputs.uploads import annotated, upload_edits
from ...conversion.plan import AppPlan
from ...conversion.preparation.splitting import returning_iterator, without_docstring
from ...findings import Finding
from ...fixing.edits import (
    AddDefinition,
    AddFunctions,
    AddImport,
    Edit,
    RenameFunction,
)
from ...project.project import PythonFile
from ..rule import Group, Rule
from .untold_output import told_by_returns


class CogIteratorOutput(Rule):
    """A stream needs two endpoints: one that answers with the whole, and one that sends events."""

    code = "CF403"
    name = "cog-iterator-output"
    summary = "the endpoint yields its output piece by piece"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """A generator, or an iterator as return annotation."""
        predictor = file.predictor
        if predictor is None or not predictor.is_stream:
            return
        node = predictor.endpoint.returns or predictor.endpoint
        why = self._why_not(file)
        message = f"`{predictor.endpoint.name}` streams its output: on fal an endpoint at /stream sends events, and one at / answers with the whole"
        if why:
            message += f" ({why})"
        yield self.at(file.path, node, message, predictor, manual=bool(why), blocks=bool(why))

    @staticmethod
    def _why_not(file: PythonFile) -> str:
        predictor = file.predictor
        assert predictor is not None
        if predictor.endpoint.returns is None:
            if declares_inputs(predictor.module, predictor.endpoint) or told_by_returns(predictor):
                return ""  # CF410 writes it
            return "it has no return annotation: add it, Cog and fal publish the output's type"
        if predictor.chosen_output is not None:
            return ""  # CF410 writes it
        if not predictor.is_generator and any(one.type.is_file for one in predictor.inputs):
            return "it returns an iterator, which would outlive the downloaded files: make it a generator"
        is_text = predictor.piece.kind == "str" and not predictor.piece.is_list
        if may_be_none(predictor) and (is_text or isinstance(predictor.endpoint, ast.AsyncFunctionDef)):
            return "a piece may be None, which is no text and ends async events: yield something else"
        if predictor.piece.kind == "path":
            return ""
        files = OutputFiles(predictor)
        parts = files.shape.parts() if files.shape is not None else ()
        if any(one.kind in ("object", "unknown", "stream") for one in parts):
            assert files.shape is not None
            return f"pieces of type {file.module.source(files.shape.node)} are not known in this file"
        problem = next(iter(files.problems), None)
        return f"line {problem.node.lineno}: {problem.reason}" if problem is not None else ""

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """The body becomes a private generator, which both endpoints call."""
        predictor = plan.file.predictor
        assert predictor is not None
        published, member = self._of_files(plan) if predictor.piece.is_file else self._of_values(plan)
        if predictor.piece.is_file:
            yield from upload_imports(plan)
            yield AddImport(plan.path, "from pathlib import Path")
        else:
            yield from model_edits(plan)
            yield from upload_edits(plan)
        if "copy.deepcopy(" in published.whole:
            yield AddImport(plan.path, "import copy")
        if published.needs_encoder:
            yield AddImport(plan.path, "from fastapi.encoders import jsonable_encoder")
        yield AddImport(plan.path, "from pydantic import BaseModel")
        yield AddDefinition(
            plan.path, plan.class_name, f"class {plan.output_model}(BaseModel):", f"    {member}", 0
        )
        yield RenameFunction(plan.path, plan.endpoint, plan.private_name)
        yield from returning_iterator(plan, plan.endpoint, self._iterator(plan))
        yield from without_docstring(plan)
        code = stream_endpoints(plan, published)
        yield AddFunctions(plan.path, plan.class_name, predictor.endpoint.name, code)
        yield from stream_imports(plan)

    @staticmethod
    def _iterator(plan: AppPlan) -> str:
        predictor = plan.file.predictor
        assert predictor is not None
        if predictor.piece.kind == "path":
            source = "list[Path]" if predictor.piece.is_list else "Path"
        else:
            source = _annotation_of_piece(plan)
        return f"{'AsyncIterator' if plan.is_async else 'Iterator'}[{source}]"

    @staticmethod
    def _of_values(plan: AppPlan) -> tuple[Published, str]:
        """Text is joined, other values are listed."""
        predictor = plan.file.predictor
        assert predictor is not None
        piece, field = predictor.piece, plan.output_field
        head = f"    return {plan.output_model}({field}="
        loop = "[piece async for piece in {pieces}]" if plan.is_async else "{pieces}"
        if piece.kind == "str" and not piece.is_list:
            return Published(f'{head}"".join({loop}))\n', f"{{'{field}': piece}}"), f"{field}: str"
        shape, source = plan.output_files.shape, _annotation_of_piece(plan)
        member = f"{field}: list[{source}]"
        if shape is not None and shape.kind == "model":  # a model may be yielded again with other values
            deep = "deep=True" if are_changed_later(predictor) and plan.output_files.holds_containers else ""
            whole = f"{head}[piece.model_copy({deep}) {{loop}} piece in {{pieces}}])\n"
            return Published(whole, f"{{'{field}': piece.model_dump(mode='json')}}"), member
        if are_changed_later(predictor):
            loop = f"[copy.deepcopy(piece) {'async ' if plan.is_async else ''}for piece in {{pieces}}]"
        else:
            loop = loop if plan.is_async else f"list({loop})"
        if plan.output_files.uploads or plan.output_files.models:
            event = f"jsonable_encoder({{'{field}': piece}})"
            return Published(f"{head}{loop})\n", event, needs_encoder=True), member
        return Published(f"{head}{loop})\n", f"{{'{field}': piece}}"), member

    @staticmethod
    def _of_files(plan: AppPlan) -> tuple[Published, str]:
        """Each file is uploaded when it comes: a later piece may overwrite it."""
        predictor = plan.file.predictor
        assert predictor is not None
        field, single = plan.output_field, plan.output_field.removesuffix("s")
        call = from_path(plan, "path")
        loops = ["{loop} path in {{pieces}}"]
        if predictor.piece.is_list:
            loops = ["{loop} paths in {{pieces}}", "for path in paths"]
            before = f"{field} = [\n    {call}\n    for path in piece\n]"
            event = f"{{'{field}': [{single}.model_dump() for {single} in {field}]}}"
        else:
            before = f"{single} = {from_path(plan, 'piece')}"
            event = f"{{'{single}': {single}.model_dump()}}"
        inner = "".join(f"            {one}\n" for one in loops).replace("{{pieces}}", "{pieces}")
        whole = (
            f"    return {plan.output_model}(\n"
            f"        {field}=[\n"
            f"            {_escaped(call)}\n"
            f"{inner}"
            "        ]\n"
            "    )\n"
        )
        return Published(whole, event, before), f"{field}: list[{plan.toolkit_name}]"


def _escaped(code: str) -> str:
    return code.replace("{", "{{").replace("}", "}}")


def _annotation_of_piece(plan: AppPlan) -> str:
    """The annotation of one piece, with classes of fal.toolkit where it says Path; text where nothing is said."""
    predictor = plan.file.predictor
    assert predictor is not None
    if predictor.piece_annotation is None:
        return "str"
    return annotated(plan, predictor.piece_annotation, "")
