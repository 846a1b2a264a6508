"""Adding and removing imports at the head of a file."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from ..source.standard_modules import STANDARD
from .statements import Statement, is_definition, with_blank_lines

Import = cst.Import | cst.ImportFrom


def without_names(statement: Import, names: set[tuple[str | None, str | None]]) -> Import | None:
    """The statement without some (name, alias) pairs; None where nothing remains."""
    if isinstance(statement.names, cst.ImportStar):
        return statement
    kept = [alias for alias in statement.names if (dotted(alias.name), alias_of(alias)) not in names]
    if len(kept) == len(statement.names):
        return statement
    if not kept:
        return None
    trailing = statement.names[-1].comma
    if isinstance(statement, cst.ImportFrom) and statement.lpar is not None and len(kept) == 1:
        return statement.with_changes(
            names=[kept[0].with_changes(comma=cst.MaybeSentinel.DEFAULT)], lpar=None, rpar=None
        )
    kept[-1] = kept[-1].with_changes(comma=trailing)
    return statement.with_changes(names=kept)


def add_imports(
    module: cst.Module,
    codes: Sequence[str],
    typing_only: Sequence[str],
    for_typing: Sequence[Statement] = (),
) -> cst.Module:
    """The module with further imports: joined to what is there where possible, in the usual groups.

    ``typing_only`` are imports, and ``for_typing`` statements, that stand under ``if TYPE_CHECKING:``.
    """
    body = list(module.body)
    block = next((i for i, one in enumerate(body) if is_type_checking(one)), None)
    if (typing_only or for_typing) and block is None:
        codes = [*codes, "from typing import TYPE_CHECKING"]
    if block is not None and (typing_only or for_typing):
        body[block] = _extended(cst.ensure_type(body[block], cst.If), typing_only, for_typing)
    missing = [code for code in dict.fromkeys(codes) if not _join(body, code)]
    if "import fal" in missing:
        missing += _taken_out(body, "fal")
    standard = _merged(sorted((code for code in missing if _root(code) in STANDARD), key=_sorting))
    others = sorted((code for code in missing if _root(code) not in STANDARD), key=_sorting)
    for code in standard:
        _insert_standard(body, code)
    if others:
        _insert_group(body, _merged(others))
    if (typing_only or for_typing) and block is None:
        _insert_type_checking(body, _type_checking_block(typing_only, for_typing))
    return module.with_changes(body=body) if codes or block is not None else module


def _taken_out(body: list[Statement], root: str) -> list[str]:
    """The imports of a package's parts, out of their places: they go with the import of the package itself."""
    found = []
    for index, small in reversed(_leading_imports(body)):
        statement = cst.ensure_type(body[index], cst.SimpleStatementLine)
        comments = [line.comment for line in statement.leading_lines] + [
            statement.trailing_whitespace.comment
        ]
        if _root_of(small) == root and not any(comments) and not isinstance(small.names, cst.ImportStar):
            found.append(cst.Module([]).code_for_node(small))
            del body[index]
    return found


def dotted(name: cst.CSTNode | None) -> str:
    """``a.b`` for a name or attribute node."""
    if isinstance(name, cst.Attribute):
        return f"{dotted(name.value)}.{name.attr.value}"
    return name.value if isinstance(name, cst.Name) else ""


def alias_of(alias: cst.ImportAlias) -> str | None:
    """The name after ``as``."""
    return dotted(alias.asname.name) if alias.asname else None


def _join(body: list[Statement], code: str) -> bool:
    """Add a name to an import of the same module that is there; False where there is none."""
    head, _, what = code.partition(" import ")
    for index, statement in enumerate(body):
        small = _import_of(statement)
        if not code.startswith("from "):
            if isinstance(small, cst.Import) and code[7:] in [_written(one) for one in small.names]:
                return True
            continue
        if not isinstance(small, cst.ImportFrom) or isinstance(small.names, cst.ImportStar) or small.relative:
            continue
        if f"from {dotted(small.module)}" != head:
            continue
        if what in [_written(one) for one in small.names]:
            return True
        if " as " in what:  # as isort has it: a renamed import stands alone
            continue
        parsed = cst.parse_statement(code)
        assert isinstance(parsed, cst.SimpleStatementLine) and isinstance(parsed.body[0], cst.ImportFrom)
        new = parsed.body[0].names
        assert not isinstance(new, cst.ImportStar)
        last = small.names[-1]
        comma = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
        written = [_written(one) for one in small.names]
        if not isinstance(last.comma, cst.Comma) and written == sorted(written, key=_name_sorting):
            joined = sorted([*small.names, new[0]], key=lambda one: _name_sorting(_written(one)))
            names = [one.with_changes(comma=comma) for one in joined[:-1]]
            names.append(joined[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT))
        elif isinstance(last.comma, cst.Comma):  # keep the layout of a list over several lines
            previous = small.names[-2].comma if len(small.names) > 1 else comma
            names = [
                *small.names[:-1],
                last.with_changes(comma=previous),
                new[0].with_changes(comma=last.comma),
            ]
        else:
            names = [*small.names[:-1], last.with_changes(comma=comma), new[0]]
        body[index] = statement.with_changes(body=[small.with_changes(names=names)])
        return True
    return False


def _written(alias: cst.ImportAlias) -> str:
    name = alias_of(alias)
    return f"{dotted(alias.name)} as {name}" if name else dotted(alias.name)


def _merged(codes: Sequence[str]) -> list[str]:
    names: dict[str, list[str]] = {}
    for code in codes:
        head, _, what = code.partition(" import ") if code.startswith("from ") else (code, "", "")
        if " as " in what:  # as isort has it: a renamed import stands alone
            head, what = code, ""
        names.setdefault(head, []).append(what)
    return [
        f"{head} import {', '.join(sorted(what, key=_name_sorting))}" if what[0] else head
        for head, what in names.items()
    ]


def _name_sorting(name: str) -> tuple[int, str]:
    """Constants, classes, functions, as isort has it."""
    return (2 if not name[0].isupper() else 0 if name.isupper() and len(name) > 1 else 1, name)


def _insert_standard(body: list[Statement], code: str) -> None:
    """Put an import of the standard library among its kind: before the first that sorts after it, else behind."""
    statement = cst.parse_statement(code)
    places = [(i, one) for i, one in _leading_imports(body) if _root_of(one) in STANDARD]
    if not places:
        _insert_at(body, _first_place(body), [statement])
        return
    after = [i for i, one in places if _sorting(cst.Module([]).code_for_node(one)) > _sorting(code)]
    after = [i for i in after if not _is_future(body[i])]
    if not after:
        body.insert(places[-1][0] + 1, statement)
        return
    following = body[after[0]]
    body[after[0]] = following.with_changes(leading_lines=[])
    body.insert(after[0], statement.with_changes(leading_lines=following.leading_lines))


def _is_future(statement: cst.CSTNode) -> bool:
    small = _import_of(statement)
    return small is not None and _root_of(small) == "__future__"


def _is_relative(statement: cst.CSTNode) -> bool:
    small = _import_of(statement)
    return isinstance(small, cst.ImportFrom) and bool(small.relative)


def _insert_group(body: list[Statement], codes: Sequence[str]) -> None:
    """Put new third-party imports behind the standard library's, a blank line between."""
    new: list[Statement] = [cst.parse_statement(code) for code in codes]
    same = [i for i, one in _leading_imports(body) if _root_of(one) == _root(codes[0])]
    if same and len({_root(code) for code in codes}) == 1:  # parts of a package stand behind it
        code_of = cst.Module([]).code_for_node
        before = [i for i in same if _sorting(code_of(body[i]).strip()) < _sorting(codes[0])]
        place = (before[-1] if before else same[-1]) + 1
        body[place:place] = new
        return
    existing = [i for i, _ in _leading_imports(body)]
    standard = [i for i, one in _leading_imports(body) if _root_of(one) in STANDARD]
    place = (standard[-1] + 1) if standard else (existing[0] if existing else _first_place(body))
    if standard:
        new[0] = new[0].with_changes(leading_lines=[cst.EmptyLine(indent=False)])
    if place < len(body) and _import_of(body[place]) is not None:
        following = body[place]
        comments = [one for one in following.leading_lines if one.comment]
        apart = [cst.EmptyLine(indent=False)] if _is_relative(following) else []
        body[place] = following.with_changes(leading_lines=[*apart, *comments])
        body[place:place] = new
    else:
        _insert_at(body, place, new)


def _insert_at(body: list[Statement], place: int, new: list[Statement]) -> None:
    """Insert statements; what follows keeps a blank line above."""
    if place < len(body):
        body[place] = with_blank_lines(body[place], 2 if is_definition(body[place]) else 1)
    if place > 0 and not _import_of(body[place - 1]):
        new[0] = new[0].with_changes(leading_lines=[cst.EmptyLine(indent=False)])
    body[place:place] = new


def _type_checking_block(codes: Sequence[str], statements: Sequence[Statement]) -> cst.If:
    imports = _merged(sorted(dict.fromkeys(codes), key=_sorting))
    header = cst.ensure_type(cst.parse_statement("if TYPE_CHECKING:\n    pass\n"), cst.If)
    body: list[Statement] = [cst.parse_statement(code) for code in imports]
    apart = [with_blank_lines(one, 1) if body and not index else one for index, one in enumerate(statements)]
    return header.with_changes(body=cst.IndentedBlock([*body, *apart]))


def _extended(block: cst.If, codes: Sequence[str], statements: Sequence[Statement]) -> cst.If:
    """The user's own block with more in it."""
    inner = list(cst.ensure_type(block.body, cst.IndentedBlock).body)
    new = _merged(sorted((code for code in dict.fromkeys(codes) if not _join(inner, code)), key=_sorting))  # type: ignore[arg-type]
    imports = [i for i, one in enumerate(inner) if _import_of(one) is not None]
    place = imports[-1] + 1 if imports else 0
    inner[place:place] = [cst.parse_statement(code) for code in new]
    return block.with_changes(body=block.body.with_changes(body=[*inner, *statements]))


def is_type_checking(statement: cst.CSTNode) -> bool:
    """``if TYPE_CHECKING:`` with a block below it."""
    if not isinstance(statement, cst.If) or not isinstance(statement.body, cst.IndentedBlock):
        return False
    return dotted(statement.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")


def _insert_type_checking(body: list[Statement], block: cst.If) -> None:
    imports = _leading_imports(body)
    place = imports[-1][0] + 1 if imports else _first_place(body)
    body.insert(place, block.with_changes(leading_lines=[cst.EmptyLine(indent=False)]))
    if place + 1 < len(body):
        following = body[place + 1]
        if not following.leading_lines:
            body[place + 1] = following.with_changes(leading_lines=[cst.EmptyLine(indent=False)])


def _leading_imports(body: Sequence[Statement]) -> list[tuple[int, Import]]:
    """The imports before the first function or class."""
    found = []
    for index, statement in enumerate(body):
        if isinstance(statement, (cst.FunctionDef, cst.ClassDef)):
            break
        small = _import_of(statement)
        if small is not None:
            found.append((index, small))
    return found


def _first_place(body: Sequence[Statement]) -> int:
    """Behind the docstring."""
    first = body[0] if body else None
    if isinstance(first, cst.SimpleStatementLine) and isinstance(first.body[0], cst.Expr):
        value = first.body[0].value
        return 1 if isinstance(value, (cst.SimpleString, cst.ConcatenatedString)) else 0
    return 0


def in_one_group(first: cst.CSTNode, second: cst.CSTNode) -> bool:
    """Whether two statements are imports of the same group: the standard library, or everything else."""
    imports = [_import_of(first), _import_of(second)]
    return None not in imports and len({_root_of(one) in STANDARD for one in imports if one is not None}) == 1


def _import_of(statement: cst.CSTNode) -> Import | None:
    if isinstance(statement, cst.SimpleStatementLine) and len(statement.body) == 1:
        small = statement.body[0]
        return small if isinstance(small, (cst.Import, cst.ImportFrom)) else None
    return None


def _root_of(statement: Import) -> str:
    if isinstance(statement, cst.Import):
        return dotted(statement.names[0].name).partition(".")[0]
    return dotted(statement.module).partition(".")[0]


def _root(code: str) -> str:
    return code.split()[1].partition(".")[0]


def _sorting(code: str) -> tuple[bool, str, bool, str]:
    head, _, name = code.partition(" import ")
    return (code.startswith("from "), head.lower(), not name[:1].isupper(), name)
