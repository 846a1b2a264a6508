"""What can be done to a project, as data. Rules return these; the rewriter carries them out.

Every edit names its file. Places are 1-based lines and 0-based columns of the file as it was read; functions are
named by their dotted path in the file (``Predictor.setup``). Edits to one function compose: imports come first,
then one ``with`` block for everything that wraps the body, then what is bound, then the body.
"""

from __future__ import annotations

from dataclasses import dataclass

LINE_LENGTH = 88
"""Width of the lines that are written anew, in characters: black's."""

ORIGINAL = "__original__"
"""Stands in the code of an edit for the node that is replaced, as rewritten by other edits."""


@dataclass(frozen=True)
class Edit:
    """Something to do in the file ``path``."""

    path: str


@dataclass(frozen=True)
class ReplaceExpression(Edit):
    """Put ``code`` in the place of the expression that starts at a place and is written ``source``."""

    line: int
    column: int
    source: str
    code: str


@dataclass(frozen=True)
class LayOut(Edit):
    """Put the parts of the expression that starts at a place and is written ``source`` on lines of their own.

    For calls, displays, comprehensions and conditions. ``indentation`` is that of its last line, in the block.
    """

    line: int
    column: int
    source: str
    indentation: int = 0


@dataclass(frozen=True)
class AddArgument(Edit):
    """Give one more argument, ``code``, to the call that starts at a place and is written ``source``."""

    line: int
    column: int
    source: str
    code: str


@dataclass(frozen=True)
class ReplaceReturn(Edit):
    """Return ``code`` (see ORIGINAL) from the return statement at a place."""

    line: int
    column: int
    code: str


@dataclass(frozen=True)
class RemoveStatement(Edit):
    """Drop the statement at a place; comments above it stay."""

    line: int
    column: int


@dataclass(frozen=True)
class ReplaceStatement(Edit):
    """Put the statements ``code`` in the place of the one that starts at a place; its comments stay."""

    line: int
    column: int
    code: str


@dataclass(frozen=True)
class RemoveImport(Edit):
    """Drop one name of the import statement at a line; the statement goes with its last name."""

    line: int
    column: int
    module: str
    name: str | None
    alias: str | None


@dataclass(frozen=True)
class DropComment(Edit):
    """Drop a comment line with exactly this text from the head of the file or above a statement."""

    text: str


@dataclass(frozen=True)
class AddImport(Edit):
    """Import something at module level: ``import x`` or ``from x import y [as z]``. Twice is once."""

    code: str


@dataclass(frozen=True)
class AddTypingImport(Edit):
    """Import something under ``if TYPE_CHECKING:``."""

    code: str


@dataclass(frozen=True)
class ImportInFunction(Edit):
    """Import something at the start of a function; ``order`` and ``column`` are the place of the original import.

    ``binds`` is the name that it gives to the module, where it is more than a variable of the function.
    """

    function: str
    code: str
    order: int
    column: int = 0
    binds: str = ""


@dataclass(frozen=True)
class MoveIntoFunction(Edit):
    """Move the statement at a place, of the module's body or of a class's, to the start of a function.

    Such statements, and the imports of the function, keep the order of their lines. ``binds`` become ``global`` there.
    An assignment with an ``attribute`` is made to that attribute (``self.device``) instead of its name. ``names`` are
    variables that it reads, with the code that stands for each.
    """

    function: str
    line: int
    column: int
    binds: tuple[str, ...]
    attribute: str = ""
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class AddToStart(Edit):
    """Put the statement ``code`` to the start of a function, as if it had stood at a place and moved from there."""

    function: str
    line: int
    column: int
    code: str
    binds: tuple[str, ...] = ()


@dataclass(frozen=True)
class MoveUnderTypeChecking(Edit):
    """Move the statement at a place of the module's body under ``if TYPE_CHECKING:``, behind the imports there."""

    line: int
    column: int


@dataclass(frozen=True)
class WrapBody(Edit):
    """Run the body of a function inside ``with ITEM:``; several items share one statement, lowest ``order`` first."""

    function: str
    item: str
    order: int


@dataclass(frozen=True)
class BindFirst(Edit):
    """Put a statement before the body of a function, inside its ``with`` block."""

    function: str
    code: str
    order: int


@dataclass(frozen=True)
class EndBody(Edit):
    """Put a statement behind the body of a function, inside its ``with`` block."""

    function: str
    code: str


@dataclass(frozen=True)
class InsertBefore(Edit):
    """Put a statement right before the statement at a place of a function's body."""

    line: int
    column: int
    code: str
    order: int = 0


@dataclass(frozen=True)
class SubstituteName(Edit):
    """Read ``code`` wherever the function, or anything nested in it, reads ``name``."""

    function: str
    name: str
    code: str


@dataclass(frozen=True)
class SetSignature(Edit):
    """Give a function the parameters ``parameters``; further lines of them are indented as for a function of a module."""

    function: str
    parameters: str


@dataclass(frozen=True)
class SetReturnType(Edit):
    """Give a function the return annotation ``annotation``."""

    function: str
    annotation: str


@dataclass(frozen=True)
class AddDecorator(Edit):
    """Put a decorator above those of a function."""

    function: str
    code: str


@dataclass(frozen=True)
class RemoveDecorator(Edit):
    """Drop the decorator written ``source`` from a function; its comments stay above the function.

    The comments ``taken`` have found another place: they go, also from above the function.
    """

    function: str
    source: str
    taken: tuple[str, ...] = ()


@dataclass(frozen=True)
class AddMethod(Edit):
    """Give a class the method ``name``, before its first: ``code``, or ``def name(self) -> None:`` with an empty body."""

    class_name: str
    name: str
    code: str = ""


@dataclass(frozen=True)
class AddFunctions(Edit):
    """Put the functions ``code`` into a class, right behind its method ``after`` (named as it was read); at the end of
    the class where that is empty.
    """

    class_name: str
    after: str
    code: str
    order: int = 0


@dataclass(frozen=True)
class RenameFunction(Edit):
    """Give a function another name, at its definition only."""

    function: str
    name: str


@dataclass(frozen=True)
class MergeMethod(Edit):
    """Put the body of a class's method ``source`` before that of its method ``target``, behind the docstring of that."""

    class_name: str
    source: str
    target: str


@dataclass(frozen=True)
class MakeAsync(Edit):
    """Write ``async def`` for a function."""

    function: str


@dataclass(frozen=True)
class EncloseInClass(Edit):
    """Make the function of the module's body the method ``method``: ``header`` is the class around it, ``self`` its first
    parameter. Of the edits of a file this is the only one, or comes before the others.
    """

    function: str
    header: str
    method: str


@dataclass(frozen=True)
class SetClassHeader(Edit):
    """Rename a class and replace its bases and keywords."""

    class_name: str
    new_name: str
    arguments: str


@dataclass(frozen=True)
class AddAttribute(Edit):
    """Put ``code`` (one assignment) at the start of a class's body, after its docstring, in ``order``."""

    class_name: str
    code: str
    order: int


@dataclass(frozen=True)
class AddDefinition(Edit):
    """Put the class ``header`` with one more line ``member`` in its body before the class ``before``.

    Edits with the same header make one class; its members stand in ``order``.
    """

    before: str
    header: str
    member: str
    order: int


@dataclass(frozen=True)
class MarkTodo(Edit):
    """Put the comment ``text`` above the statement that holds a line."""

    line: int
    text: str


@dataclass(frozen=True)
class ReplaceLines(Edit):
    """Put ``text`` (lines, without the end of the last) in the place of the lines from ``line`` to ``end_line``.

    For whole statements with their comments. No other edits go with such edits of a file.
    """

    line: int
    end_line: int
    text: str


@dataclass(frozen=True)
class WriteFile(Edit):
    """Create or replace a whole file."""

    text: str


@dataclass(frozen=True)
class DeleteFile(Edit):
    """Remove a file."""
