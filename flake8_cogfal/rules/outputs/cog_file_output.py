"""CF401 cog-file-output, CF402 cog-file-list-output."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...conversion.outputs.file_objects import file_object_edits
from ...conversion.outputs.picture import saved_picture
from ...conversion.outputs.published import (
    file_of,
    from_path,
    has_none_branch,
    may_be_none,
    media_of_one,
    output_model,
    returned,
    returned_list,
    upload_imports,
)
from ...conversion.outputs.unfinished import UNFINISHED, what_follows_writes
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import (
    LINE_LENGTH,
    ORIGINAL,
    AddImport,
    Edit,
    LayOut,
    RemoveStatement,
    ReplaceExpression,
)
from ...fixing.places import place_of
from ...project.project import PythonFile
from ...source.dictionaries import dictionary_items
from ..rule import Group, Rule


class CogFileOutput(Rule):
    """Cog uploads a returned Path; fal would answer with the local path as text."""

    code = "CF401"
    name = "cog-file-output"
    summary = "a Path is returned; fal would answer with the path as text"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """An endpoint that returns one file."""
        if file.predictor is None or file.predictor.is_generator:
            return
        predictor, annotation = file.predictor, file.predictor.endpoint.returns
        if annotation is None or predictor.output is None:
            return
        if predictor.output.kind == "path" and not predictor.output.is_list:
            message = "returns a Path: fal answers with the path as text and uploads nothing; return a fal file in a model"
            yield self.at(file.path, annotation, message, predictor)
            for statement in predictor.returns:
                value = statement.value
                is_dictionary = value is not None and dictionary_items(file.module, value) is not None
                if is_dictionary or isinstance(value, (ast.List, ast.Set)):
                    message = "returns several things where one Path is promised, which fails on Cog too: return one path"
                    yield self.at(file.path, statement, message, manual=True)
            for value in unfinished(file):
                yield self.at(file.path, value, UNFINISHED, manual=True, blocks=True)
        elif predictor.output.kind == "file" and not predictor.output.is_list:
            message = "returns an open file, which fal cannot send: upload what it holds and return a fal file in a model"
            yield self.at(file.path, annotation, message, predictor)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Return a model with a file of fal.toolkit."""
        predictor = plan.file.predictor
        assert predictor is not None and predictor.output is not None
        if predictor.output.kind == "file":
            yield from file_object_edits(plan)
            return
        optional = predictor.output.is_optional or predictor.may_return_nothing
        yield from output_model(plan, plan.toolkit_name, optional)
        yield AddImport(plan.path, plan.toolkit_import)
        picture = saved_picture(predictor, plan.media)
        for statement in plan.returns:
            if picture is not None and statement is picture.statement:
                for gone in picture.superfluous:
                    yield RemoveStatement(plan.path, *place_of(plan.file.module, gone))
                code = f"{plan.toolkit_name}.from_pil({picture.name})"
            else:
                code = self._file(statement.value, plan)
                if statement.value is not None and not _is_none(statement.value):
                    yield from upload_imports(plan, media_of_one(plan, statement.value))
            yield returned(plan, statement, code)

    @staticmethod
    def _file(value: ast.expr | None, plan: AppPlan) -> str:
        if value is None or _is_none(value):
            return "None"
        predictor = plan.file.predictor
        assert predictor is not None and predictor.output is not None
        if has_none_branch(value) or (predictor.output.is_optional and may_be_none(plan, value)):
            media = media_of_one(plan, value)
            if isinstance(value, ast.Name):
                return f"{from_path(plan, ORIGINAL, media)} if {ORIGINAL} is not None else None"
            return f"{from_path(plan, 'path', media)} if (path := {ORIGINAL}) is not None else None"
        return file_of(plan, value)


class CogFileListOutput(Rule):
    """Several files at once."""

    code = "CF402"
    name = "cog-file-list-output"
    summary = "a list of Paths is returned; fal would answer with the paths as text"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """An endpoint that returns a list of files."""
        if file.predictor is None or file.predictor.is_generator:
            return
        predictor, annotation = file.predictor, file.predictor.endpoint.returns
        if annotation is None or predictor.output is None:
            return
        if predictor.output.kind == "path" and predictor.output.is_list:
            message = (
                "returns a list of Paths: fal answers with the paths as text; return fal files in a model"
            )
            yield self.at(file.path, annotation, message, predictor)
            for value in unfinished(file):
                yield self.at(file.path, value, UNFINISHED, manual=True, blocks=True)
            for statement in predictor.returns:
                if isinstance(statement.value, (ast.List, ast.Tuple)) and any(
                    map(_is_none, statement.value.elts)
                ):
                    message = "returns None among the files, which fails on Cog too: raise an error, or leave it out"
                    yield self.at(file.path, statement, message, manual=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Return a model with a list of files of fal.toolkit."""
        predictor = plan.file.predictor
        assert predictor is not None and predictor.output is not None
        optional = predictor.output.is_optional or predictor.may_return_nothing
        yield from output_model(plan, f"list[{plan.toolkit_name}]", optional)
        yield AddImport(plan.path, plan.toolkit_import)
        for statement in plan.returns:
            value = statement.value
            if value is None or _is_none(value):
                yield returned(plan, statement, "None")
            elif isinstance(value, ast.List) and not any(isinstance(one, ast.Starred) for one in value.elts):
                yield from self._members(plan, statement, value)
            else:
                media = media_of_one(plan, value)
                yield from upload_imports(plan, media)
                call = from_path(plan, "path", media)
                yield returned_list(plan, statement, call, plan.file.module.source(value))

    @staticmethod
    def _members(plan: AppPlan, statement: ast.Return, value: ast.List) -> Iterator[Edit]:
        """``[Path("a.png"), b]``: each member becomes a file, on a line of its own where one is too short for all."""
        module = plan.file.module
        source = written = module.source(value)
        for member in value.elts:
            path, code = module.source(member), file_of(plan, member)
            yield from upload_imports(plan, media_of_one(plan, member))
            written = written.replace(path, code.replace(ORIGINAL, path), 1)
            yield ReplaceExpression(plan.path, *place_of(module, member), path, code)
        head = f"    {plan.output_field}="
        if "\n" not in source and statement.col_offset + 4 + len(head) + len(written) > LINE_LENGTH:
            yield LayOut(plan.path, *place_of(module, value), source)
            written = f"\n{written}"
        yield returned(plan, statement, ORIGINAL, written)


def unfinished(file: PythonFile) -> Iterator[ast.expr]:
    """Returned paths of files that are still being written where they are returned."""
    predictor = file.predictor
    assert predictor is not None
    for statement in predictor.returns:
        value = statement.value
        members = value.elts if isinstance(value, ast.List) else [value] if value is not None else []
        for member in members:
            if what_follows_writes(file.module, predictor.endpoint, member) is not None:
                yield member


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None
