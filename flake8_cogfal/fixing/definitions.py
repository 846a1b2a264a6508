"""The edits of functions and classes: their headers, decorators, attributes, and what stands at the start of a body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial

import libcst as cst

from .bodies import FunctionBody
from .classes import with_attributes, with_functions, with_header, with_merged, with_method
from .comments import ImportComments, Positions, lost_comments
from .edits import (
    AddAttribute,
    AddDecorator,
    AddFunctions,
    AddMethod,
    AddToStart,
    BindFirst,
    Edit,
    EndBody,
    ImportInFunction,
    MakeAsync,
    MergeMethod,
    MoveIntoFunction,
    RemoveDecorator,
    RenameFunction,
    SetClassHeader,
    SetReturnType,
    SetSignature,
    SubstituteName,
    WrapBody,
)
from .expressions import ExpressionRewriter
from .statements import Statement, comment_lines, function_from


class DefinitionRewriter(ExpressionRewriter):
    """Rewrites functions and classes. ``path`` are the names of those that the walk is in; ``taken`` are the statements
    that move into a function, ``travelling`` the comments that imports bring along, ``merged`` the methods that get the
    body of another one before what is put at their start."""

    def __init__(self, edits: Sequence[Edit], positions: Positions, module: cst.Module) -> None:
        super().__init__(edits, positions, module)
        self.path: list[str] = []
        self.taken: dict[str, list[tuple[MoveIntoFunction, Statement]]] = defaultdict(list)
        self.travelling: Mapping[ImportInFunction, ImportComments] = {}
        self.merged = {f"{edit.class_name}.{edit.target}" for edit in self._all(MergeMethod)}

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:
        self.path.append(node.name.value)
        names = {**self.substitutions[-1]}
        names.update({e.name: e.code for e in self._take(SubstituteName, function=".".join(self.path))})
        self.substitutions.append(names)

    def leave_FunctionDef(
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef:
        function = ".".join(self.path)
        self.path.pop()
        self.substitutions.pop()
        for signature in self._take(SetSignature, function=function):
            parsed = function_from(f"def f({signature.parameters}): ...")
            lost = _comments_of_receiver(original_node, parsed) if len(function.split(".")) > 1 else []
            updated_node = updated_node.with_changes(
                params=parsed.params,
                whitespace_before_params=parsed.whitespace_before_params,
                leading_lines=[*updated_node.leading_lines, *comment_lines(lost)],
            )
        for annotation in self._take(SetReturnType, function=function):
            updated_node = updated_node.with_changes(
                returns=function_from(f"def f() -> {annotation.annotation}: ...").returns
            )
        for _ in self._take(MakeAsync, function=function):
            updated_node = updated_node.with_changes(asynchronous=cst.Asynchronous())
        for renaming in self._take(RenameFunction, function=function):
            updated_node = updated_node.with_changes(name=cst.Name(renaming.name))
        if function not in self.merged:
            updated_node = self._with_body(function, updated_node)
        return self._with_decorators(function, original_node, updated_node)

    def _with_decorators(
        self, function: str, original: cst.FunctionDef, node: cst.FunctionDef
    ) -> cst.FunctionDef:
        removals = self._take(RemoveDecorator, function=function)
        gone = {"".join(edit.source.split()) for edit in removals}
        taken = {text for edit in removals for text in edit.taken}
        kept = [
            updated
            for before, updated in zip(original.decorators, node.decorators, strict=True)
            if "".join(self.module.code_for_node(before.decorator).split()) not in gone
        ]
        comments = comment_lines(
            comment
            for before in original.decorators
            if "".join(self.module.code_for_node(before.decorator).split()) in gone
            for comment in lost_comments(before, [])
            if comment not in taken
        )
        added = [
            cst.Decorator(cst.parse_expression(edit.code))
            for edit in self._take(AddDecorator, function=function)
        ]
        above = (line for line in node.leading_lines if not (line.comment and line.comment.value in taken))
        lines = [*above, *comments]
        between = node.lines_after_decorators
        if not kept and not added:  # what stood between the last decorator and the def stays with the def
            lines += [line for line in between if line.comment]
            between = ()
        return node.with_changes(
            decorators=[*added, *kept], leading_lines=lines, lines_after_decorators=between
        )

    def _with_body(self, function: str, node: cst.FunctionDef) -> cst.FunctionDef:
        body = FunctionBody(
            imports=self._take(ImportInFunction, function=function),
            moved=self.taken.pop(function, []),
            wrappers=self._take(WrapBody, function=function),
            bindings=self._take(BindFirst, function=function),
            endings=self._take(EndBody, function=function),
            added=self._take(AddToStart, function=function),
            comments=self.travelling,
        )
        return body.applied_to(node)

    def visit_ClassDef(self, node: cst.ClassDef) -> None:
        self.path.append(node.name.value)

    def leave_ClassDef(self, original_node: cst.ClassDef, updated_node: cst.ClassDef) -> cst.ClassDef:
        name = ".".join(self.path)
        self.path.pop()
        for merge in self._take(MergeMethod, class_name=name):
            complete = partial(self._with_body, f"{name}.{merge.target}")
            updated_node = with_merged(updated_node, merge.source, merge.target, complete)
        for header in self._take(SetClassHeader, class_name=name):
            updated_node = with_header(updated_node, header)
        at_end = self._take(AddFunctions, class_name=name, after="")
        for last in sorted(at_end, key=lambda edit: edit.order):
            updated_node = with_functions(updated_node, last.code)
        for method in self._take(AddMethod, class_name=name):
            function = function_from(method.code or f"def {method.name}(self) -> None:\n    pass\n")
            updated_node = with_method(updated_node, self._with_body(f"{name}.{method.name}", function))
        attributes = sorted(self._take(AddAttribute, class_name=name), key=lambda edit: edit.order)
        return with_attributes(updated_node, [edit.code for edit in attributes])


def _comments_of_receiver(method: cst.FunctionDef, signature: cst.FunctionDef) -> list[str]:
    """The comments above ``self`` that a new signature does not have; those behind it go along with the first input."""
    if not method.params.params:
        return []
    own: list[cst.CSTNode] = [method.whitespace_before_params]
    comma = method.params.params[0].comma
    if len(method.params.params) == 1 and isinstance(comma, cst.Comma):
        own.append(comma)
    return [text for node in own for text in lost_comments(node, [signature])]
