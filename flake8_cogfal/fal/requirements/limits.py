"""Constraints and overrides, written into the requirements that they speak of: fal's list has neither.

A constraint (``-c``) limits the version of a package that is installed anyway; an override (uv's, Cog 0.14 to 0.16 in
its fast builds) replaces what a requirement says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from .entry import read_requirement
from .lines import Line, RequirementNote


@dataclass(frozen=True)
class Limit:
    """What one line says of one package."""

    specifier: SpecifierSet
    line: Line
    replaces: bool


@dataclass
class Limits:
    """The limits by package, those that were used, and lines that are none."""

    by_name: dict[str, Limit] = field(default_factory=dict)
    unread: list[Line] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def applied(self, requirement: Requirement, written: str) -> tuple[str, str]:
        """An entry within its limit, and what a person has to decide (empty where nothing)."""
        name = canonicalize_name(requirement.name)
        limit = self.by_name.get(name)
        if limit is None or requirement.url:
            return written, ""
        self.used.add(name)
        own = requirement.specifier
        exact = _exact(limit.specifier)
        if limit.replaces or not own or (exact and own.contains(exact, prereleases=True)):
            return _with(requirement, limit.specifier), ""
        pinned = _exact(own)
        if pinned and limit.specifier.contains(pinned, prereleases=True):
            return written, ""
        if exact or pinned:
            limiting = f"`{limit.line.text}`{limit.line.place}"
            return written, f"`{written}` contradicts the constraint {limiting}: keep one of them"
        return _with(requirement, own & limit.specifier), ""

    def notes(self) -> Iterator[RequirementNote]:
        """Limits that nothing in the list takes: they would hold for packages that others bring."""
        for line in self.unread:
            yield line.note("open", f"`{line.text}` limits no version that can be read: it is left out")
        unused = [name for name in self.by_name if name not in self.used]
        if unused:
            line = self.by_name[unused[0]].line
            names = ", ".join(unused[:3]) + (f" and {len(unused) - 3} more" if len(unused) > 3 else "")
            message = (
                f"{line.file or 'the constraint'} also limits {names}, which `requirements` does not name:"
                " add what the app needs"
            )
            yield line.note("open", message)


def limits_of(constraints: Iterable[Line], overrides: Iterable[Line]) -> Limits:
    """The limits that lines of constraint and override files make; of several for one package, all hold."""
    limits = Limits()
    for replaces, lines in ((False, constraints), (True, overrides)):
        for line in lines:
            try:
                requirement = read_requirement(line.text)
            except InvalidRequirement:
                limits.unread.append(line)
                continue
            if requirement.url or requirement.marker or not requirement.specifier:
                limits.unread.append(line)
                continue
            name = canonicalize_name(requirement.name)
            known = limits.by_name.get(name)
            joined = (
                requirement.specifier
                if replaces or known is None
                else known.specifier & requirement.specifier
            )
            limits.by_name[name] = Limit(joined, line, replaces)
    return limits


def _exact(specifier: SpecifierSet) -> str:
    """The version that a specifier pins, or an empty text."""
    versions = [one.version for one in specifier if one.operator in ("==", "===") and "*" not in one.version]
    return versions[0] if len(versions) == 1 and len(specifier) == 1 else ""


def _with(requirement: Requirement, specifier: SpecifierSet) -> str:
    """A requirement with another specifier."""
    extras = f"[{','.join(sorted(requirement.extras))}]" if requirement.extras else ""
    marker = f" ; {requirement.marker}" if requirement.marker else ""
    return f"{requirement.name}{extras}{specifier}{marker}"
