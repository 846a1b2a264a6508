"""The edits of one group of requests while they are put together, and what stands in their way."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

from ...fixing.apart import ChangeCall, InsertAfter, NameReturned, OpenBlock, Unroll, Unwrap
from ...fixing.edits import (
    AddImport,
    Edit,
    RemoveStatement,
    ReplaceExpression,
    ReplaceStatement,
)
from ...fixing.places import place_of
from ...replicate.functions import SHOWN
from ...replicate.reading import Reading
from ...replicate.values import Request
from ...source.module import PythonModule
from ...source.walking import walk

CLIENT = "fal_client"
WRITTEN_OUT = frozenset({"sys.stdout.write", "sys.stderr.write"})


@dataclass(frozen=True)
class Note:
    """Something to tell at a node: the code of the rule that tells it, and the words. One that is ``manual`` is left to a
    person whatever becomes of the requests around.
    """

    code: str
    node: ast.expr | ast.stmt
    message: str
    manual: bool = False


@dataclass
class Draft:
    """``problems`` keep the group from being converted; ``differences`` do not, and are told before and after;
    ``remarks`` are left in the result for a person.
    """

    reading: Reading
    edits: list[Edit] = field(default_factory=list)
    streamed: set[Request] = field(default_factory=set)
    """The requests that become streams."""
    problems: list[Note] = field(default_factory=list)
    differences: list[Note] = field(default_factory=list)
    remarks: list[Note] = field(default_factory=list)

    @property
    def module(self) -> PythonModule:
        """The file."""
        return self.reading.module

    def source(self, node: ast.expr | ast.stmt) -> str:
        """The text of a node."""
        return self.module.source(node)

    def problem(self, code: str, node: ast.expr | ast.stmt, message: str) -> None:
        """Something that has no counterpart."""
        self.problems.append(Note(code, node, message))

    def difference(self, code: str, node: ast.expr | ast.stmt, message: str) -> None:
        """Something that gives another value on fal, although it runs."""
        note = Note(code, node, message, manual=True)
        if note not in self.differences:
            self.differences.append(note)

    def remark(self, code: str, node: ast.expr | ast.stmt, message: str) -> None:
        """Something for a person to look at afterwards."""
        self.remarks.append(Note(code, node, message))

    # -- edits ----------------------------------------------------------------------------------------

    def _quoted(self, node: ast.AST, code: str) -> str:
        """The code with the quotes that may stand in an f-string around it: before Python 3.12, not its own."""
        while node in self.reading.parents:
            node = self.reading.parents[node]
            if isinstance(node, ast.JoinedStr):
                start = re.match(r"[A-Za-z]*(['\"])", self.source(node))
                return code.replace('"', "'") if start and start[1] == '"' else code
        return code

    def replace(self, node: ast.expr, code: str) -> None:
        """Put other code in the place of an expression."""
        code = self._quoted(node, code)
        self.edits.append(
            ReplaceExpression(self.module.path, *place_of(self.module, node), self.source(node), code)
        )

    def unwrap(self, node: ast.expr, code: str) -> None:
        """Put other code in the place of an attribute, method call or comparison, around what is inside."""
        code = self._quoted(node, code)
        self.edits.append(Unwrap(self.module.path, *place_of(self.module, node), self.source(node), code))

    def change_call(
        self,
        node: ast.Call,
        first: str = "",
        leading: str = "",
        renamed: tuple[tuple[str, str], ...] = (),
        dropped: tuple[str, ...] = (),
    ) -> None:
        """Change the arguments of a call."""
        if first or leading or renamed or dropped:
            place = place_of(self.module, node)
            self.edits.append(
                ChangeCall(self.module.path, *place, self.source(node), first, leading, renamed, dropped)
            )

    def remove(self, statement: ast.stmt) -> None:
        """Drop a statement."""
        self.edits.append(RemoveStatement(self.module.path, *place_of(self.module, statement)))

    def replace_statement(self, statement: ast.stmt, code: str) -> None:
        """Put other statements in the place of one."""
        self.edits.append(ReplaceStatement(self.module.path, *place_of(self.module, statement), code))

    def insert_after(self, statement: ast.stmt, code: str) -> None:
        """Put a statement behind one."""
        self.edits.append(InsertAfter(self.module.path, *place_of(self.module, statement), code))

    def unroll(self, statement: ast.stmt, renamed: bool) -> None:
        """Run the body of a loop once; where it is ``renamed``, with the name of what it looped over."""
        self.edits.append(Unroll(self.module.path, *place_of(self.module, statement), renamed))

    def name_returned(self, statement: ast.Return, name: str, code: str) -> None:
        """Give what is returned a name, and return something of it."""
        self.edits.append(NameReturned(self.module.path, *place_of(self.module, statement), name, code))

    def open_block(self, statement: ast.stmt) -> None:
        """Put the body of a ``with`` in its place."""
        self.edits.append(OpenBlock(self.module.path, *place_of(self.module, statement)))

    def add_import(self, code: str) -> None:
        """Import something at module level."""
        self.edits.append(AddImport(self.module.path, code))

    # -- names ----------------------------------------------------------------------------------------

    def free_name(self, *names: str) -> str:
        """The first of some names that the file does not use."""
        taken = self.module.bound_names | self.module.used_names
        return next((one for one in names if one not in taken), names[-1])

    def fetched(self, url: str) -> str:
        """The code that reads the file at a URL, with what the file imports already."""
        imports = self.module.top_level_imports
        if "httpx" in imports and imports["httpx"].qualified == "httpx":
            return f"httpx.get({url}).raise_for_status().content"
        return f"{self.opened(url)}.read()"

    def opened(self, url: str) -> str:
        """The code that opens a URL."""
        for bound, imported in self.module.top_level_imports.items():
            if imported.qualified == "urllib.request.urlopen":
                return f"{bound}({url})"
            if imported.qualified == "urllib.request" and imported.bound != "urllib":
                return f"{bound}.urlopen({url})"
        self.add_import("import urllib.request")
        return f"urllib.request.urlopen({url})"

    def is_shown(self, node: ast.AST) -> bool:
        """Whether an expression ends up in what is printed or logged, which is for people."""
        parents = self.reading.parents
        while node in parents and not isinstance(node, ast.stmt):
            node = parents[node]
            name = self.module.qualified(node.func) if isinstance(node, ast.Call) else None
            if name is not None and (name.rpartition(".")[2] in SHOWN or name in WRITTEN_OUT):
                return True
        return isinstance(node, ast.Raise)

    def loads(self, name: str, scope: ast.AST | None) -> int:
        """How often a function (or the file) reads a name."""
        return sum(
            isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
            for node in walk(scope if scope is not None else self.module.tree)
        )
