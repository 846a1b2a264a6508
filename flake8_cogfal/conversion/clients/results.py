"""What is done with an output, in terms of what fal answers."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...fixing.edits import ORIGINAL
from ...replicate.values import Container, Item, Use, Value, Whole, calls_of
from ...source.walking import names_in, walk
from .draft import Draft
from .pieces import is_collected, is_iterator
from .shapes import Shape

RAW_LIST = frozenset({"index", "iterate", "size"})
RAW_FILE = frozenset({"read", "aread", "url", "str", "address", "formatted", "chunks"})
STREAMS = "say so under [tool.cogfal.apps], with `stream = true`"
AT_ONCE = (
    "the text comes here at once, when all of it is made; on Replicate pieces may come as they are made. fal_client.stream"
    f" gives them, where the app has a /stream endpoint: {STREAMS}"
)
WIDEST = 3
"""How often a program may spell out where a file is, before a variable holds its URL."""


@dataclass
class Results:
    """Rewrites the uses of the outputs of one shape. ``raw``: variables hold the answers themselves."""

    draft: Draft
    shape: Shape
    raw: bool
    mixed: bool = False
    """Whether a variable may hold an output, or what was taken from it."""

    def deliver(self, node: ast.expr) -> None:
        """Take from an answer what the program had before."""
        if self.raw or self.shape.kind == "record":
            return
        field = self.shape.field
        original = f"({ORIGINAL})" if isinstance(node, ast.Await) else ORIGINAL
        if self.shape.kind != "files":
            self.draft.replace(
                node, f'{original}["{field}"]' + ('["url"]' if self.shape.kind == "file" else "")
            )
            return
        element = self.shape.element
        statement = self.draft.reading.parents.get(node)
        name = self.draft.free_name("result", "answer")
        is_plain = isinstance(statement, ast.Assign) and [type(one) for one in statement.targets] == [
            ast.Name
        ]
        if isinstance(statement, ast.Return) and name not in self.draft.module.bound_names:
            self.draft.name_returned(statement, name, self._urls(f'{name}["{field}"]', element))
            return
        if not is_plain or name in self.draft.module.bound_names:
            self.draft.replace(node, self._urls(f'{original}["{field}"]', element))
            return
        assert isinstance(statement, ast.Assign)
        target = statement.targets[0]
        self.draft.replace(target, name)
        self.draft.insert_after(
            statement, f"{self.draft.source(target)} = " + self._urls(f'{name}["{field}"]', element)
        )

    def _urls(self, files: str, element: str) -> str:
        return f'[{element}["url"] for {element} in {files}]'

    def rewrite(self, use: Use) -> None:
        """Rewrite one use."""
        value = use.value
        if isinstance(value, Container):
            self._container(use, value)
        elif isinstance(value, Whole):
            raw = self.raw and not value.delivered
            getattr(self, f"_{self.shape.kind}")(use, raw)
        elif isinstance(value, Item):
            self._item(use, value)

    # -- whole outputs --------------------------------------------------------------------------------

    def _files(self, use: Use, raw: bool) -> None:
        access = f'{ORIGINAL}["{self.shape.field}"]' if raw else ORIGINAL
        operation = use.operation
        if operation == "index":
            assert isinstance(use.node, ast.Subscript)
            if raw:
                self.draft.replace(use.node.value, access)
                self.draft.replace(use.node, f'{ORIGINAL}["url"]')
        elif operation in ("iterate", "size"):
            if raw:
                self.draft.replace(use.node, access)
        elif operation in ("read", "aread", "url", "is file output"):
            self._unlike(use, "a list of files")
        elif operation == "join":
            self._unlike(use, "a list of files, which are told by URLs")
        elif raw:
            self.draft.replace(use.node, self._urls(access, self.shape.element))

    def _file(self, use: Use, raw: bool) -> None:
        url = f'{ORIGINAL}["{self.shape.field}"]["url"]' if raw else ORIGINAL
        operation = use.operation
        if operation in ("index", "key", "join", "piece", "attribute"):
            self._unlike(use, "one file")
        elif operation == "iterate":
            self.draft.replace(use.node, self.draft.opened(url))
        elif operation == "size":
            if raw:
                self.draft.replace(use.node, f'{ORIGINAL}["{self.shape.field}"]')
        else:
            self._one_file(use, url)

    def _one_file(self, use: Use, url: str) -> None:
        """Uses of a file, whose URL is ``url``."""
        operation = use.operation
        if operation == "read":
            self.draft.unwrap(use.node, self.draft.fetched(url))
        elif operation == "aread":
            self._fetched_later(use, url)
        elif operation == "url" or (operation == "str" and not self.mixed):
            if operation == "url" or url != ORIGINAL or not _is_of_a_name(use.node):
                self.draft.unwrap(use.node, url)
        elif operation == "chunks":
            self.draft.replace(use.node, self.draft.opened(url))
        elif operation in ("is file", "is file output"):
            assert isinstance(use.detail, ast.expr)
            self.draft.replace(use.node, f"isinstance({self.draft.source(use.detail)}, str)")
        elif operation != "inspected" and url != ORIGINAL:
            self.draft.replace(use.node, url)
        elif operation == "inspected" and url != ORIGINAL:
            self._unlike(use, "an answer that is not asked for its type")

    def _fetched_later(self, use: Use, url: str) -> None:
        """``await output.aread()``"""
        waiting = self.draft.reading.parents.get(use.node)
        if not isinstance(waiting, ast.Await):
            self._unlike(use, "a URL")
            return
        self.draft.add_import("import asyncio")
        self.draft.add_import("import httpx")
        self.draft.unwrap(use.node, f"asyncio.to_thread(httpx.get, {url})")
        self.draft.replace(waiting, f"({ORIGINAL}).content")

    def _text(self, use: Use, raw: bool) -> None:
        access = f'{ORIGINAL}["{self.shape.field}"]' if raw else ORIGINAL
        operation = use.operation
        if operation == "join":
            assert isinstance(use.node, ast.Call) and isinstance(use.detail, ast.expr)
            separator = use.node.func.value if isinstance(use.node.func, ast.Attribute) else None
            if isinstance(separator, ast.Constant) and separator.value:
                self._counts_pieces(use)
            elif use.detail is use.node.args[0]:
                self.draft.unwrap(use.node, access)
            elif isinstance(use.detail, ast.Name):
                self.draft.replace(use.node, access.replace(ORIGINAL, use.detail.id))
            else:
                self.draft.replace(use.detail, f"[{access}]")
        elif operation in ("iterate", "yielded"):
            self._pieces(use, access)
        elif operation in ("index", "key", "read", "aread", "url", "is file output"):
            self._unlike(use, "one text")
        elif operation == "attribute":
            self.draft.problem("CF708", use.node, "fal answers a text here, and this is no method of one")
        elif raw and operation != "inspected":
            target = use.node.args[0] if operation == "str" and isinstance(use.node, ast.Call) else use.node
            self.draft.replace(target, access)

    def _pieces(self, use: Use, access: str) -> None:
        """A loop over the pieces of a text: there is one now."""
        loop = self.draft.reading.parents.get(use.node)
        if not isinstance(loop, ast.For) or loop.iter is not use.node:
            if use.operation == "yielded" or self._is_only_joined(use.node):
                self.draft.replace(use.node, f"[{access}]")
                if use.operation == "yielded" and any(map(is_iterator, calls_of(use.value))):
                    self.draft.difference("CF701", use.node, AT_ONCE)
            else:
                self._counts_pieces(use)
            return
        if not _runs_once(loop):
            self._counts_pieces(use)
            return
        if self._may_be_other(use):
            self.draft.problem(
                "CF708",
                use.node,
                "this is the text that fal answers, or something else that is gone through: give them two variables",
            )
            return
        if not is_collected(self.draft.reading, use.node) and any(map(is_iterator, calls_of(use.value))):
            self.draft.difference("CF701", use.node, AT_ONCE)
        (name, *_), statement = (
            [one.id for one in walk(loop.target) if isinstance(one, ast.Name)],
            loop.body[0],
        )
        lines = self.draft.module.lines[loop.lineno - 1 : loop.end_lineno]
        body = self.draft.source(statement)
        reads = len(re.findall(rf"\b{name}\b", body))
        is_short = len(loop.body) == 1 and statement.lineno == statement.end_lineno and reads == 1
        plain = (
            isinstance(statement, (ast.Expr, ast.AugAssign))
            and "str(" not in body
            and not any("#" in one for one in lines)
        )
        if is_short and plain and isinstance(use.node, ast.Name) and isinstance(loop.target, ast.Name):
            code = access.replace(ORIGINAL, use.node.id)
            self.draft.replace_statement(loop, re.sub(rf"\b{name}\b", lambda _: code, body) + "\n")
        else:
            if access != ORIGINAL:
                self.draft.replace(use.node, access)
            renamed = access == ORIGINAL and self._may_be_renamed(loop, use)
            self.draft.unroll(loop, renamed)

    def _may_be_renamed(self, loop: ast.For, use: Use) -> bool:
        """Whether the piece that a loop names can be called as the text that it is all of now."""
        if not isinstance(loop.target, ast.Name) or not isinstance(use.node, ast.Name):
            return False
        names = {loop.target.id, use.node.id}
        inside = [one for one in walk(loop) if isinstance(one, ast.Name) and one.id in names]
        others = {id(one) for one in inside} | {id(loop.target)}
        scope = use.scope or self.draft.module.tree
        named_outside = any(
            isinstance(one, ast.Name) and one.id == loop.target.id and id(one) not in others
            for one in walk(scope)
        )
        written = [one for one in inside if not isinstance(one.ctx, ast.Load) and one is not loop.target]
        words = any(
            (isinstance(one, (ast.keyword, ast.arg)) and one.arg == loop.target.id)
            or (isinstance(one, ast.Attribute) and one.attr == loop.target.id)
            for one in walk(loop)
        )  # fmt: skip
        return not (written or named_outside or words)

    def _may_be_other(self, use: Use) -> bool:
        """Whether a variable that is gone through holds something else at times, which is not one text."""
        if not isinstance(use.node, ast.Name):
            return False
        own = {one.statement for one in calls_of(use.value)}
        return any(
            isinstance(one, ast.Assign)
            and one not in own
            and isinstance(one.value, (ast.List, ast.Tuple, ast.ListComp))
            and any(isinstance(target, ast.Name) and target.id == use.node.id for target in one.targets)
            for one in walk(use.scope if use.scope is not None else self.draft.module.tree)
        )

    def _counts_pieces(self, use: Use) -> None:
        self.draft.problem(
            "CF708",
            use.node,
            "fal answers one text here, and this tells its pieces apart: fal_client.stream gives them, where the app has a"
            f" /stream endpoint: {STREAMS}",
        )

    def _is_only_joined(self, node: ast.expr) -> bool:
        """Whether a list of pieces is made that is then joined, and nothing else: ``"".join(list(output))``."""
        parents = self.draft.reading.parents
        around = parents.get(node)
        while isinstance(around, (ast.comprehension, ast.ListComp, ast.GeneratorExp)):
            around = parents.get(around)
        made = around if isinstance(around, ast.Call) and isinstance(around.func, ast.Name) else node
        if _is_joined(parents.get(made)) or _is_joined(around):
            return True
        statement = parents.get(made)
        if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
            return False
        loads = [
            one
            for one in self.draft.module.every(ast.Name)
            if one.id == statement.targets[0].id and isinstance(one.ctx, ast.Load)
        ]
        return bool(loads) and all(_is_joined(parents.get(one)) for one in loads)

    def _plain(self, use: Use, raw: bool) -> None:
        if use.operation in ("read", "aread", "url", "is file", "is file output", "chunks"):
            self._unlike(use, f'the value in `["{self.shape.field}"]`, as it is no file')
        elif raw:
            node = use.node
            if use.operation in ("index", "key"):
                assert isinstance(node, ast.Subscript)
                node = node.value
            elif use.operation in ("join", "str"):
                assert isinstance(node, ast.Call)
                node = node.args[0]
            self.draft.replace(node, f'{ORIGINAL}["{self.shape.field}"]')

    def _record(self, use: Use, raw: bool) -> None:
        if use.operation in ("read", "aread", "url", "join", "index", "is file", "is file output", "chunks"):
            self._unlike(use, "a record")

    # -- parts of outputs -----------------------------------------------------------------------------

    def _item(self, use: Use, value: Item) -> None:
        if value.by == "key":
            if use.operation in ("read", "aread", "url", "str"):
                self._one_file(use, f'{ORIGINAL}["url"]')
        elif self.shape.kind == "files":
            is_object = self.raw and not value.delivered and value.by == "iteration"
            self._one_file(use, f'{ORIGINAL}["url"]' if is_object else ORIGINAL)
        elif self.shape.kind == "file" and use.operation not in ("chunk",):
            if value.delivered and value.by == "index":
                self._one_file(use, ORIGINAL)
            else:
                self._unlike(use, "one file")
        elif use.operation in ("read", "aread", "url", "is file output"):
            self._unlike(use, "a text" if self.shape.kind == "text" else "a value that is no file")

    def _container(self, use: Use, value: Container) -> None:
        """Lists of outputs, or of parts of them, that go on as they are."""
        inner = value.inner
        if not self.raw or not isinstance(inner, (Whole, Item)) or inner.delivered:
            return
        field = self.shape.field
        if isinstance(inner, Item):
            name = self.shape.element
            part = f'{name}["url"]' if self.shape.kind == "files" else name
        else:
            name = self.draft.free_name("result", "answer", "one")
            part = f'{name}["{field}"]'
            if self.shape.kind == "file":
                part += '["url"]'
            elif self.shape.kind == "files":
                part = self._urls(part, self.shape.element)
        self.draft.replace(use.node, f"[{part} for {name} in {ORIGINAL}]")

    def _unlike(self, use: Use, what: str) -> None:
        self.draft.problem("CF708", use.node, f"fal answers {what}: this cannot be done with it")


def _is_of_a_name(node: ast.expr) -> bool:
    """``str(picture)``, which may stay where the variable holds a text now."""
    return isinstance(node, ast.Call) and isinstance(node.args[0], ast.Name)


def is_output(value: Value) -> bool:
    """Whether a value is an output, a part of one, or holds such values."""
    inner = value.inner if isinstance(value, Container) else value
    return isinstance(inner, (Whole, Item))


def _runs_once(loop: ast.For) -> bool:
    """Whether a loop can do without being one: nothing leaves it early, and nothing is counted."""
    names = names_in(loop.target)
    return not loop.orelse and not any(
        isinstance(one, (ast.Break, ast.Continue))
        or (isinstance(one, ast.AugAssign) and names.isdisjoint(names_in(one.value)))
        for one in walk(loop)
    )


def _is_joined(node: ast.AST | None) -> bool:
    """``"".join(...)``"""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "join"
        and isinstance(node.func.value, ast.Constant)
        and not node.func.value.value
    )


def may_be_raw(shape: Shape, uses: Iterable[Use]) -> bool:
    """Whether variables may hold the answers of fal as they come: where the program only looks into them."""
    wholes = [one for one in uses if isinstance(one.value, Whole) and not one.value.delivered]
    operations = {one.operation for one in wholes}
    if shape.kind == "files":
        return operations <= RAW_LIST
    if shape.kind == "text":
        return operations == {"join"} and len(wholes) == 1
    return shape.kind == "file" and operations <= RAW_FILE and len(wholes) <= WIDEST
