"""CF110 install-or-download-at-import."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ...conversion.plan import AppPlan
from ...findings import Applicability, Finding
from ...fixing.edits import AddAttribute, Edit, RemoveStatement, ReplaceExpression, ReplaceStatement
from ...fixing.places import place_of
from ...placement.moving import MovedStatement
from ...placement.origin import Origin
from ...project.installs import Install, downloads, install_of, installs_of, mentions_install
from ...project.project import PythonFile
from ..environment.cog_yaml import image, list_attribute
from ..rule import Group, Rule
from .side_effect import move_into_setup

BY_HAND = "put the packages into requirements, or install them in the Dockerfile of the app's image"


@dataclass(frozen=True)
class _Fallback:
    """``try: import x``, ``except ImportError:`` install it and import it."""

    statement: ast.Try
    installs: tuple[ast.stmt, ...]


class InstallOrDownloadAtImport(Rule):
    """``os.system("pip install ...")`` at module level installs on the deploying machine."""

    code = "CF110"
    name = "install-or-download-at-import"
    summary = "something is installed or downloaded while the file is imported, or installed each time a runner starts"
    group = Group.APP
    mends_apps = True

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Commands that install, at module level and among the statements of setup, and downloads at module level."""
        for moved in file.placement.moved if file.placement else ():
            if mentions_install(file.module, moved.statement):
                yield self._installation(file, moved.statement)
            elif downloads(file.module, moved.statement):
                message = "downloads to the deploying machine and never to the runner; do it in setup()"
                yield self.at(file.path, moved.statement, message, moved)
        setup = file.placement.setup if file.placement else None
        for statement in setup.body if setup else ():
            install = install_of(file, statement)
            if install is not None:
                message = (
                    "installs packages each time that a runner starts: install them with the environment"
                )
                manual = file.app is not None and not (install.is_plain and _takes_requirements(file))
                finding = self.at(file.path, statement, message, install, manual=manual)
                yield finding if manual else replace(finding, applicability=Applicability.UNSAFE)

    def _installation(self, file: PythonFile, statement: ast.stmt) -> Finding:
        message = "installs packages on the deploying machine and not on the runner"
        fallback = _fallback(file, statement)
        if fallback is not None and file.predictor is not None:
            return self.at(file.path, statement, f"{message}: {BY_HAND}", fallback, prepares=True)
        install = install_of(file, statement)
        if install is None:
            what = (
                f"{message}, in a way that cannot be taken over (under a condition, from a folder that is not there, or with "
                f"other commands): {BY_HAND}"
            )
            return self.at(file.path, statement, what, manual=True, blocks=file.app is None)
        manual = file.app is not None and not (install.is_plain and _takes_requirements(file))
        return self.at(file.path, statement, f"{message}: {BY_HAND}", install, manual=manual)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """The statement goes, and the packages join those of the app; a download moves to the start of ``setup()``."""
        subject = finding.subject
        module = plan.file.module
        if isinstance(subject, MovedStatement):
            yield from move_into_setup(subject, plan)
        elif isinstance(subject, _Fallback):
            kept = [*subject.installs, *subject.statement.body]
            code = "\n".join(map(module.source, kept)) + "\n"
            yield ReplaceStatement(plan.path, *place_of(module, subject.statement), code)
        elif isinstance(subject, Install):
            yield RemoveStatement(plan.path, *place_of(module, subject.statement))
            if plan.file.project.configuration_path is not None:
                yield from image(plan, plan.environment)
            elif plan.file.app is not None:
                yield from _added(plan)


def _fallback(file: PythonFile, statement: ast.stmt) -> _Fallback | None:
    """An import that installs what it does not find; without the installation where the project itself has it."""
    if not isinstance(statement, ast.Try) or statement.orelse or statement.finalbody:
        return None
    imports = [one for one in file.module.imports if one.statement in statement.body]
    if len({one.statement for one in imports}) != len(statement.body) or len(statement.handlers) != 1:
        return None
    again = {ast.dump(one) for one in statement.body}
    others = [one for one in statement.handlers[0].body if ast.dump(one) not in again and not _prints(one)]
    if not all(install_of(file, one) for one in others):
        return None
    own = all(file.origin_of(one) is Origin.PROJECT for one in imports)
    return _Fallback(statement, () if own else tuple(others))


def _prints(statement: ast.stmt) -> bool:
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "print"


def _takes_requirements(file: PythonFile) -> bool:
    """Whether a fal app installs a plain list of requirements, or nothing."""
    attributes = file.app.attributes if file.app is not None else {}
    listed = attributes.get("requirements")
    is_plain = isinstance(listed, ast.List) and all(isinstance(one, ast.Constant) for one in listed.elts)
    return "image" not in attributes and (listed is None or is_plain)


def _added(plan: AppPlan) -> Iterator[Edit]:
    """The packages at the end of an app's requirements."""
    assert plan.file.app is not None
    listed = plan.file.app.attributes.get("requirements")
    known = [str(one.value) for one in getattr(listed, "elts", ()) if isinstance(one, ast.Constant)]
    lines = (
        line for one in installs_of(plan.file, in_setup=plan.options.unsafe_fixes) for line in one.lines or ()
    )
    new = [part for part in dict.fromkeys(lines) if part not in known]
    if listed is None:
        yield AddAttribute(plan.path, plan.class_name, list_attribute("requirements", new), 2)
        return
    if new:
        module = plan.file.module
        source = module.source(listed)
        code = list_attribute("requirements", [*known, *new]).removeprefix("requirements = ")
        yield ReplaceExpression(plan.path, *place_of(module, listed), source, code)
