"""What a rule is."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from ..conversion.plan import AppPlan
from ..findings import Applicability, Finding, Place
from ..fixing.edits import Edit
from ..project.project import Project, PythonFile

if TYPE_CHECKING:
    from ..conversion.clients.plan import ClientPlan


class Group(Enum):
    """Fixes that only make sense together."""

    IMPORTS = "imports"
    """What leaves the module level of an app file."""
    APP = "app"
    """What turns a predictor and its cog.yaml into an app."""
    CLIENTS = "clients"
    """What turns a client of Replicate into one of fal."""


class Rule:
    """One thing to find, and what should stand there instead.

    A rule yields findings from ``check`` (one Python file) or ``check_project`` (cog.yaml and the like), and edits
    from ``fix``. It decides on the syntax tree alone and changes nothing itself.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    """kebab-case; names the bad pattern, not the cure."""
    summary: ClassVar[str]
    """One line for the catalogue."""
    applicability: ClassVar[Applicability] = Applicability.SAFE
    group: ClassVar[Group | None] = None
    blocks: ClassVar[bool] = False
    """Whether a project with such a finding is left as it is, because it could only be half converted."""
    prepares: ClassVar[bool] = False
    """Whether its fixes write the predictor the way the other rules know it, still in Cog's language: such fixes come
    first, alone."""
    mends_apps: ClassVar[bool] = False
    """Of the group APP: whether its fixes hold for what is a fal app already, each by itself."""
    may_follow: ClassVar[bool] = False
    """Whether a conversion may leave such a finding behind: it speaks of what the user chose, not of what was written."""
    is_tooling: ClassVar[bool] = False
    """Whether it is about files around the model: on the line of the app, flake8 names the first place only."""
    fixed_with: ClassVar[str | None] = None
    """The rule whose fix takes care of this finding too."""

    def check(self, file: PythonFile) -> Iterable[Finding]:
        """What is found in a Python file."""
        return ()

    def check_project(self, project: Project) -> Iterable[Finding]:
        """What is found beside the Python files."""
        return ()

    def check_client(self, plan: ClientPlan) -> Iterable[Finding]:
        """What is found in a Python file that is a client of Replicate."""
        return ()

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """The edits that remove a finding."""
        return ()

    # -- for subclasses -------------------------------------------------------------------------------

    def at(
        self,
        path: str,
        node: ast.expr | ast.stmt | ast.arg | ast.keyword,
        message: str,
        subject: object = None,
        *,
        manual: bool = False,
        blocks: bool | None = None,
        prepares: bool | None = None,
    ) -> Finding:
        """A finding at a node of a file; ``manual`` where the rule's fix does not reach this one."""
        place = Place(
            path, node.lineno, node.col_offset, node.end_lineno or node.lineno, node.end_col_offset or 0
        )
        return self._finding(place, message, subject, manual, blocks, prepares)

    def on_line(self, path: str, line: int, message: str) -> Finding:
        """A finding on a 1-based line of a file."""
        return self._finding(Place(path, line), message)

    def _finding(
        self,
        place: Place,
        message: str,
        subject: object = None,
        manual: bool = False,
        blocks: bool | None = None,
        prepares: bool | None = None,
    ) -> Finding:
        return Finding(
            self.code,
            place,
            message,
            Applicability.MANUAL if manual else self.applicability,
            self.blocks if blocks is None else blocks,
            (self.prepares if prepares is None else prepares) and not manual,
            subject,
        )


class BlockingRule(Rule):
    """A rule for what this version does not convert: the project is declined, with the place and the reason."""

    applicability = Applicability.MANUAL
    blocks = True
