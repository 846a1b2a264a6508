"""The code of uploads: what stands in the place of a path in an output, and the edits that put it there."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...cog.names import ANY_PATH, is_cog
from ...cog.output_models import read_models
from ...fixing.edits import LINE_LENGTH, ORIGINAL, AddImport, Edit, LayOut, ReplaceExpression
from ...fixing.places import place_of
from ...source.module import Function
from ...source.walking import walk
from ..plan import AppPlan
from .collector import Upload
from .media import Media
from .published import from_path, path_inside, returned, upload_imports
from .types import Shape, read_shape


def upload_edits(plan: AppPlan, but: frozenset[ast.expr] = frozenset()) -> Iterator[Edit]:
    """Every file of the output, converted where it enters it; not those in ``but``, which the caller converts."""
    files = plan.output_files
    for upload in files.uploads:
        media = files.media_for(upload)
        yield from upload_imports(plan, media)
        if upload.is_uncertain:
            yield from _path_import(plan)
    codes = {upload.node: code_of(plan, upload) for upload in files.uploads if upload.node not in but}
    yield from _replacements(plan, codes)


def code_of(plan: AppPlan, upload: Upload) -> str:
    """The published form of a value, as an expression over ORIGINAL."""
    media, node = plan.output_files.media_for(upload), upload.node
    name = _free_name(upload.function, upload.shape)
    if upload.is_uncertain:
        value, test = _once(node, name, media)
        return f"{from_path(plan, value, media)} if isinstance({test}, {_path_name(plan)}) else {value}"
    if upload.is_optional:
        value, test = _once(node, name, media)
        return f"{published(plan, upload.shape, media, value)} if {test} is not None else None"
    if upload.shape.kind != "file":
        return published(plan, upload.shape, media, ORIGINAL)
    inner = path_inside(plan, node)
    if inner is not None:
        return from_path(plan, inner, media)
    return from_path(plan, ORIGINAL if isinstance(node, ast.Name) else f"{name} := {ORIGINAL}", media)


def published(plan: AppPlan, shape: Shape, media: Media, value: str) -> str:
    """What stands for the paths in ``value`` (an expression): a file, a list or a dictionary of files."""
    if shape.kind == "list":
        return f"[{from_path(plan, 'path', media)} for path in {value}]"
    if shape.kind == "dict":
        return f"{{name: {from_path(plan, 'path', media)} for name, path in {value}.items()}}"
    return from_path(plan, value, media)


def annotated(plan: AppPlan, annotation: ast.expr, slot: str) -> str:
    """An annotation of the output with classes of fal.toolkit where it says Path."""
    module = plan.file.module
    source = module.source(annotation)
    places = sorted(
        _places(plan, annotation, slot), key=lambda place: place[0].col_offset + place[0].lineno * 10_000
    )
    for node, its_slot in reversed(places):
        start = _offset(source, annotation, node)
        length = len(module.source(node))
        name = plan.name_of_toolkit(plan.output_files.media(its_slot))
        source = source[:start] + name + source[start + length :]
    return source


def imports_of_annotation(plan: AppPlan, annotation: ast.expr, slot: str) -> Iterator[Edit]:
    """The imports of the classes of fal.toolkit in such an annotation."""
    for _, its_slot in _places(plan, annotation, slot):
        yield AddImport(plan.path, plan.import_of_toolkit(plan.output_files.media(its_slot)))


def _places(plan: AppPlan, annotation: ast.expr, slot: str) -> list[tuple[ast.expr, str]]:
    """Where an annotation says Path, and the place of the output that it stands for."""
    module = plan.file.module
    return list(_file_slots(read_shape(module, annotation, read_models(module)), slot))


def _file_slots(shape: Shape, slot: str) -> Iterator[tuple[ast.expr, str]]:
    if shape.kind == "file":
        yield shape.node, slot
    for number, member in enumerate(shape.members):
        yield from _file_slots(
            member, f"{slot}[{number}]" if shape.kind == "tuple" and not shape.is_open else slot
        )


def _offset(source: str, whole: ast.expr, part: ast.expr) -> int:
    """Where a part of an annotation starts in its text."""
    lines = source.split("\n")
    row = part.lineno - whole.lineno
    before = sum(len(line) + 1 for line in lines[:row])
    return before + part.col_offset - (whole.col_offset if row == 0 else 0)


def _once(node: ast.expr, name: str, media: Media) -> tuple[str, str]:
    """How a value is read twice: by its name, or by one that the test gives it."""
    return (ORIGINAL, ORIGINAL) if isinstance(node, ast.Name) else (name, f"({name} := {ORIGINAL})")


def _free_name(function: Function, shape: Shape) -> str:
    """A name that the function does not use."""
    taken = {node.id for node in walk(function) if isinstance(node, ast.Name)}
    taken |= {node.arg for node in walk(function) if isinstance(node, ast.arg)}
    names = (
        ("paths", "files", "output_paths")
        if shape.kind in ("list", "dict")
        else ("path", "file", "output_path")
    )
    return next((name for name in names if name not in taken), "published_path")


def _path_name(plan: AppPlan) -> str:
    """How the file calls pathlib's Path, once cog's is gone."""
    for one in plan.file.module.top_level_imports.values():
        if one.qualified in ANY_PATH:
            return one.bound
    return "Path"


def _path_import(plan: AppPlan) -> Iterator[Edit]:
    name = _path_name(plan)
    bound = plan.file.module.top_level_imports.get(name)
    if bound is None or is_cog(bound):
        yield AddImport(plan.path, "from pathlib import Path" + ("" if name == "Path" else f" as {name}"))


# -- where it stands ----------------------------------------------------------------------------------


def returned_with_files(plan: AppPlan, statement: ast.Return, value: ast.expr) -> Iterator[Edit]:
    """Return the model with a value that holds files, over several lines where one is too short."""
    codes = {one.node: code_of(plan, one) for one in plan.output_files.uploads}
    source = plan.file.module.source(value)
    written = _written(plan, value, codes)
    if written == source:
        yield returned(plan, statement, ORIGINAL)
        return
    head = len(f"    {plan.output_field}=")
    if "\n" not in source and statement.col_offset + 4 + head + len(written) > LINE_LENGTH:
        yield LayOut(plan.path, *place_of(plan.file.module, value), source)
        written = f"\n{written}"
    yield returned(plan, statement, ORIGINAL, written)


def _replacements(plan: AppPlan, codes: dict[ast.expr, str]) -> Iterator[Edit]:
    """The code in the place of each value; calls of models and conditions whose lines get too long are laid out."""
    module = plan.file.module
    around = _arguments_around(plan, codes)
    calls = {id(call): call for call, _ in around.values()}
    laid_out = {key for key, call in calls.items() if _gets_too_long(plan, call, codes)}
    for key in laid_out:
        yield LayOut(plan.path, *place_of(module, calls[key]), module.source(calls[key]))
    conditions: set[int] = set()
    for node, code in codes.items():
        call, keyword = around.get(node, (None, None))
        indentation = _own_indentation(plan, keyword or node)
        if call is not None and id(call) in laid_out:
            indentation = 4
        if indentation is not None:
            value = keyword.value if keyword else node
            name = f"{keyword.arg}=" if keyword else ""
            written = f"{name}{_written(plan, value, codes)},"
            start = _statement_column(plan, node) + indentation + 4  # the body may move into a with block
            if start + len(written) > LINE_LENGTH:
                if isinstance(value, ast.IfExp):
                    if id(value) not in conditions:
                        yield LayOut(plan.path, *place_of(module, value), module.source(value), indentation)
                    conditions.add(id(value))
                    if start + 4 + len(_filled(plan, node, code)) > LINE_LENGTH:
                        code = _broken(code, " " * (indentation + 4))
                else:
                    code = _broken(code, " " * indentation)
        yield ReplaceExpression(plan.path, *place_of(module, node), module.source(node), code)


def _arguments_around(
    plan: AppPlan, codes: dict[ast.expr, str]
) -> dict[ast.expr, tuple[ast.Call, ast.keyword]]:
    """The call of a model, and the argument of it, that each value stands in."""
    found: dict[ast.expr, tuple[ast.Call, ast.keyword]] = {}
    for call in plan.file.module.nodes:
        if isinstance(call, ast.Call) and plan.file.module.qualified(call.func) in plan.output_files.models:
            for keyword in call.keywords:
                found.update({part: (call, keyword) for part in walk(keyword.value) if part in codes})  # type: ignore[misc]
    return found


def _filled(plan: AppPlan, node: ast.expr, code: str) -> str:
    return code.replace(ORIGINAL, plan.file.module.source(node))


def _written(plan: AppPlan, value: ast.expr, codes: dict[ast.expr, str]) -> str:
    """What an expression will look like."""
    module, source = plan.file.module, plan.file.module.source(value)
    for node in walk(value):
        if node in codes:
            assert isinstance(node, ast.expr)
            source = source.replace(module.source(node), _filled(plan, node, codes[node]), 1)
    return source


def _gets_too_long(plan: AppPlan, call: ast.Call, codes: dict[ast.expr, str]) -> bool:
    """Whether arguments share a line that the new code makes too long, in a call that is a statement's value."""
    module = plan.file.module
    lines = [one.value.lineno for one in call.keywords]
    if len(set(lines)) == len(lines) and call.lineno not in lines:
        return False
    values = {id(getattr(one, "value", None)) for one in module.nodes if isinstance(one, ast.stmt)}
    if id(call) not in values:
        return False
    growth = sum(
        len(_written(plan, one.value, codes)) - len(module.source(one.value)) for one in call.keywords
    )
    longest = max(len(module.lines[number - 1]) for number in {call.lineno, *lines})
    return longest + 4 + growth > LINE_LENGTH


def _own_indentation(plan: AppPlan, node: ast.expr | ast.keyword) -> int | None:
    """How far something on a line of its own stands to the right of its statement; None where it shares one."""
    line = plan.file.module.lines[node.lineno - 1]
    if line[: node.col_offset].strip():
        return None
    return node.col_offset - _statement_column(plan, node.value if isinstance(node, ast.keyword) else node)


def _statement_column(plan: AppPlan, node: ast.expr) -> int:
    """Where the statement around an expression starts."""
    around = [
        statement
        for statement in plan.file.module.nodes
        if isinstance(statement, ast.stmt)
        and statement.lineno <= node.lineno
        and (statement.end_lineno or 0) >= (node.end_lineno or 0)
        and not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
    ]
    return max(around, key=lambda one: (one.lineno, one.col_offset)).col_offset if around else 0


def _broken(code: str, indentation: str) -> str:
    """A list, a dictionary, a condition or a call over several lines; the last one is indented by ``indentation``."""
    deeper = indentation + "    "
    if code[0] in "[{" and code[-1] in "]}":
        call, _, rest = code[1:-1].partition(" for ")
        return f"{code[0]}\n{deeper}{call}\n{deeper}for {rest}\n{indentation}{code[-1]}"
    if " if " in code:
        value, _, condition = code.rpartition(" if ")
        test, _, otherwise = condition.rpartition(" else ")
        return f"(\n{deeper}{value}\n{deeper}if {test}\n{deeper}else {otherwise}\n{indentation})"
    head, _, arguments = code[:-1].partition("(")
    first, _, second = arguments.partition(", content_type=")
    return f"{head}(\n{deeper}{first},\n{deeper}content_type={second},\n{indentation})"
