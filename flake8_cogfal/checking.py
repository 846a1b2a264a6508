"""What is found in a project, and in one file of it: every rule that is selected, without what comments silence."""

from __future__ import annotations

from .clients import find_clients
from .findings import Applicability, Finding
from .marks import find_marks, ignored_codes, is_silenced, without_marked
from .options import Options
from .project.project import Project, PythonFile
from .rules import RULES, Group, Rule


def check(project: Project, options: Options) -> tuple[Finding, ...]:
    """The findings of a project, in order, limited to the selected rules."""
    files = {file.path: file for file in (*project.client_files(), *project.python_files())}
    found = [one for file in files.values() for one in check_file(file, options)]
    return tuple(sorted([*check_companions(project, options), *found], key=lambda finding: finding.sort_key))


def check_file(file: PythonFile, options: Options) -> list[Finding]:
    """The findings of one Python file, in order, without those that ``# noqa`` silences."""
    return [one for one in find_in_file(file, options) if not _is_silenced(one, file)]


def find_in_file(file: PythonFile, options: Options) -> list[Finding]:
    """The findings of one Python file, in order, and what is marked in it as left for a person."""
    found = [one for rule in _selected(options) for one in rule.check(file)]
    found += find_clients(file, options)
    marked = [one for one in find_marks(file.module) if one.code in RULES and options.selects(one.code)]
    return sorted([*without_marked(found, file.module), *marked], key=lambda finding: finding.sort_key)


def _is_silenced(finding: Finding, file: PythonFile) -> bool:
    """Whether ``# noqa`` speaks for a finding. It cannot leave out a part of a conversion, nor what stands in its way."""
    if finding.blocks or (
        RULES[finding.code].group is Group.APP and finding.applicability is not Applicability.MANUAL
    ):
        return False
    return is_silenced(file.module.lines[finding.place.line - 1], finding.code)


def check_companions(project: Project, options: Options) -> list[Finding]:
    """The findings outside the Python files of a project, without those that a comment silences."""
    ignored = _ignored_in_companions(project)
    found = [one for rule in _selected(options) for one in rule.check_project(project)]
    silent: frozenset[str] = frozenset()
    return [
        one
        for one in found
        if not one.code.startswith(tuple(ignored.get((one.place.path, one.place.line), silent)))
    ]


def _selected(options: Options) -> list[Rule]:
    return [rule for rule in RULES.values() if options.selects(rule.code)]


def _ignored_in_companions(project: Project) -> dict[tuple[str, int], frozenset[str]]:
    """Findings silenced by comments in cog.yaml and Dockerfiles: codes by path and line."""
    texts = {one.path: one.dockerfile.text for one in project.dockerfiles if one.literal is None}
    if project.configuration_text is not None and project.configuration_path is not None:
        texts[project.configuration_path] = project.configuration_text
    return {
        (path, line): codes
        for path, text in texts.items()
        if "cogfal:" in text
        for line, codes in ignored_codes(text).items()
    }
