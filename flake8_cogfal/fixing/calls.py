"""Changes to what is given to calls, and what is inside of calls and attributes."""

from __future__ import annotations

import libcst as cst

from .apart import ChangeCall


def changed_call(node: cst.BaseExpression, edit: ChangeCall) -> cst.BaseExpression:
    """The call with other arguments; what stays is laid out as it was."""
    call = cst.ensure_type(node, cst.Call)
    names = dict(edit.renamed)
    kept: list[cst.Arg] = []
    leading: cst.Arg | None = None
    for arg in call.args:
        name = arg.keyword.value if arg.keyword is not None else None
        if name in edit.dropped:
            continue
        if name is not None and name == edit.leading:
            leading = _positional(arg)
        elif name in names:
            kept.append(arg.with_changes(keyword=cst.Name(names[name])))
        else:
            kept.append(arg)
    if leading is not None:
        kept.insert(0, leading)
    call = _with_arguments(call, kept)
    if edit.first:
        call = _with_first(call, edit.first)
    return call


def inside_of(node: cst.BaseExpression) -> cst.BaseExpression:
    """What is awaited, the object of an attribute or method, the first argument of a call, the left side of a comparison."""
    if isinstance(node, cst.Await):
        return node.expression
    if isinstance(node, cst.Attribute):
        return node.value
    if isinstance(node, cst.Comparison):
        return node.left
    call = cst.ensure_type(node, cst.Call)
    if call.args:
        return call.args[0].value
    return cst.ensure_type(call.func, cst.Attribute).value


def _positional(arg: cst.Arg) -> cst.Arg:
    return arg.with_changes(keyword=None, equal=cst.MaybeSentinel.DEFAULT)


def _with_arguments(call: cst.Call, arguments: list[cst.Arg]) -> cst.Call:
    """The call with some of its arguments, in any order: commas and line ends stay in their places."""
    before = call.args
    if not before:
        return call
    last = before[-1]
    placed = [
        arg.with_changes(
            comma=place.comma if isinstance(place.comma, cst.Comma) else cst.MaybeSentinel.DEFAULT,
            whitespace_after_arg=place.whitespace_after_arg,
        )
        for arg, place in zip(arguments, before, strict=False)
    ]
    if placed and len(arguments) < len(before):
        placed[-1] = placed[-1].with_changes(comma=last.comma, whitespace_after_arg=last.whitespace_after_arg)
    if not placed:
        return call.with_changes(args=[], whitespace_before_args=cst.SimpleWhitespace(""))
    return call.with_changes(args=placed)


def _with_first(call: cst.Call, code: str) -> cst.Call:
    """The call with one more argument before the others, on a line of its own where they are."""
    added = cst.Arg(cst.parse_expression(code))
    if not call.args:
        return call.with_changes(args=[added])
    space: cst.BaseParenthesizableWhitespace = cst.SimpleWhitespace(" ")
    if isinstance(call.whitespace_before_args, cst.ParenthesizedWhitespace):
        space = call.whitespace_before_args
    return call.with_changes(args=[added.with_changes(comma=cst.Comma(whitespace_after=space)), *call.args])
