"""Expressions over several lines, the way black lays them out."""

from __future__ import annotations

import libcst as cst

from .comments import comments_in


def laid_out(node: cst.BaseExpression, indentation: int) -> cst.BaseExpression:
    """The expression with each part on a line of its own; as it is, where comments or line ends stand in it already.

    ``indentation`` is that of its last line, in characters, in the block of its statement.
    """
    inner, outer = _line_end(indentation + 4), _line_end(indentation)
    if isinstance(node, cst.Call):
        if not node.args or any(comments_in(one) for one in _between(node.whitespace_before_args, node.args)):
            return node
        none = cst.SimpleWhitespace("")
        args = [one.with_changes(comma=_comma(inner), whitespace_after_arg=none) for one in node.args[:-1]]
        args.append(node.args[-1].with_changes(comma=_comma(outer), whitespace_after_arg=none))
        return node.with_changes(args=args, whitespace_before_args=inner)
    if isinstance(node, (cst.Dict, cst.List)):
        start = node.lbrace if isinstance(node, cst.Dict) else node.lbracket
        if not node.elements or any(comments_in(one) for one in _between(start, node.elements)):
            return node
        elements = [one.with_changes(comma=_comma(inner)) for one in node.elements[:-1]]
        elements.append(node.elements[-1].with_changes(comma=_comma(outer)))
        return _between_brackets(node.with_changes(elements=elements), inner, None)
    if isinstance(node, (cst.ListComp, cst.DictComp)):
        if comments_in(node):
            return node
        return _between_brackets(
            node.with_changes(for_in=node.for_in.with_changes(whitespace_before=inner)), inner, outer
        )
    if isinstance(node, cst.IfExp) and not node.lpar and not comments_in(node):
        return node.with_changes(
            lpar=[cst.LeftParen(whitespace_after=inner)],
            rpar=[cst.RightParen(whitespace_before=outer)],
            whitespace_before_if=inner,
            whitespace_before_else=inner,
        )
    return node


def with_argument(node: cst.BaseExpression, code: str) -> cst.BaseExpression:
    """The call with one more argument, laid out as the others are."""
    call, parsed = (
        cst.ensure_type(node, cst.Call),
        cst.ensure_type(cst.parse_expression(f"f({code})"), cst.Call),
    )
    *before, last = call.args
    none = cst.SimpleWhitespace("")
    between: cst.BaseParenthesizableWhitespace = cst.SimpleWhitespace(" ")
    if isinstance(call.whitespace_before_args, cst.ParenthesizedWhitespace):
        between = call.whitespace_before_args
    added = parsed.args[0].with_changes(comma=last.comma, whitespace_after_arg=last.whitespace_after_arg)
    end = last.comma.whitespace_after if isinstance(last.comma, cst.Comma) else None
    if isinstance(end, cst.ParenthesizedWhitespace):  # the comment behind the last argument stays with it
        added = added.with_changes(
            comma=cst.Comma(whitespace_after=_line_end(0).with_changes(last_line=end.last_line))
        )
        if isinstance(between, cst.ParenthesizedWhitespace):
            between = end.with_changes(last_line=between.last_line)
    last = last.with_changes(comma=cst.Comma(whitespace_after=between), whitespace_after_arg=none)
    return call.with_changes(args=[*before, last, added])


def _line_end(indentation: int) -> cst.ParenthesizedWhitespace:
    return cst.ParenthesizedWhitespace(
        cst.TrailingWhitespace(), indent=True, last_line=cst.SimpleWhitespace(" " * indentation)
    )


def _comma(whitespace: cst.ParenthesizedWhitespace) -> cst.Comma:
    return cst.Comma(whitespace_after=whitespace)


def _between(start: cst.CSTNode, parts: object) -> list[cst.CSTNode]:
    """What stands between the parts of a call or a display."""
    commas = [getattr(one, "comma", None) for one in parts]  # type: ignore[attr-defined]
    return [start, *(one for one in commas if isinstance(one, cst.Comma))]


def _between_brackets(
    node: cst.BaseExpression, inner: cst.ParenthesizedWhitespace, outer: cst.ParenthesizedWhitespace | None
) -> cst.BaseExpression:
    """The expression with line ends behind its opening and before its closing bracket."""
    names = ("lbrace", "rbrace") if isinstance(node, (cst.Dict, cst.DictComp)) else ("lbracket", "rbracket")
    start, end = (getattr(node, name) for name in names)
    changes = {names[0]: start.with_changes(whitespace_after=inner)}
    if outer is not None:
        changes[names[1]] = end.with_changes(whitespace_before=outer)
    return node.with_changes(**changes)
