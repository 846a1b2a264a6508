"""Rewrites what the rule pages show of the tool: After of the rules with a fix, and the lines ``Comes with``.

Run it after a change of the generated code, and review the difference::

    python tests/regenerate_rule_pages.py            # every page
    python tests/regenerate_rule_pages.py CF301      # one

What stands in Before, and the After of rules without a fix, is written by hand and stays.
"""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from flake8_cogfal.checking import check
from flake8_cogfal.cli.catalogue import index
from flake8_cogfal.engine import migrate
from flake8_cogfal.findings import Applicability, Finding
from flake8_cogfal.migration import Migration
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects
from flake8_cogfal.project.project import Project
from flake8_cogfal.rules import RULES
from flake8_cogfal.settings import applications_in, read_settings
from flake8_cogfal.source.tree import Tree

PAGES = Path(__file__).resolve().parents[1] / "rules_docs"

# The folder of every example. Its name shows in the pages: app_name and the class are called after it.
FOLDER = "my-model"

SECTIONS = (
    "What it finds",
    "Why it matters on fal",
    "Before",
    "After",
    "Fix safety",
    "How to silence it",
)
LANGUAGES = {".py": "python", ".yaml": "yaml", ".toml": "toml", ".txt": "text", "": "dockerfile"}

_SECTION = re.compile(r"^## (.+)\n", re.MULTILINE)
_FENCE = re.compile(r"^```\w+ (?P<path>\S+)\n(?P<text>.*?)^```\n", re.MULTILINE | re.DOTALL)
_REMOVED = re.compile(r"^`(?P<path>\S+)` is removed\.\n", re.MULTILINE)
_COMES_WITH = re.compile(r"^Comes with: (?P<codes>[^\n.]*)\.\n", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A page of ``rules_docs/``: its text, and the files that it shows."""

    code: str
    text: str

    @classmethod
    def read(cls, code: str) -> Page:
        """The page of a rule. Raises FileNotFoundError."""
        return cls(code, (PAGES / f"{code}.md").read_text(encoding="utf-8"))

    @property
    def title(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0]

    @cached_property
    def sections(self) -> dict[str, str]:
        """The text below each heading, in order."""
        _, *parts = _SECTION.split(self.text)
        return dict(zip(parts[::2], parts[1::2], strict=True))

    @property
    def before(self) -> dict[str, str]:
        """The files of the example, by path."""
        return {fence["path"]: fence["text"] for fence in _FENCE.finditer(self.sections["Before"])}

    @property
    def after(self) -> dict[str, str | None]:
        """The files that differ afterwards, by path; None for one that is removed."""
        section = self.sections["After"]
        shown: dict[str, str | None] = {fence["path"]: fence["text"] for fence in _FENCE.finditer(section)}
        return shown | {gone["path"]: None for gone in _REMOVED.finditer(_FENCE.sub("", section))}

    @property
    def comes_with(self) -> set[str]:
        """The codes of the other rules that the example raises."""
        line = _COMES_WITH.search(self.sections["Before"])
        return set(line["codes"].split(", ")) if line else set()

    def with_section(self, name: str, text: str) -> Page:
        """The page with another text below a heading."""
        heading = f"## {name}\n"
        start = self.text.index(heading) + len(heading)
        return Page(self.code, self.text[:start] + text + self.text[start + len(self.sections[name]) :])


@dataclass(frozen=True)
class Example:
    """The files of a page as a project in a folder, and what the tool makes of it."""

    project: Project
    options: Options

    @property
    def found(self) -> tuple[Finding, ...]:
        """Every finding."""
        return check(self.project, self.options)

    @property
    def migration(self) -> Migration:
        """What ``cogfal-fix`` makes of it."""
        return migrate(self.project, self.options)

    @property
    def changes(self) -> dict[str, str | None]:
        """The texts of the files that ``cogfal-fix`` changes, by path; None for one that it removes."""
        changes = self.migration.changes
        return {path: None if data is None else data.decode() for path, data in sorted(changes.items())}


def write_example(files: dict[str, str], folder: Path, options: Options) -> Example:
    """Write the files of a page below a folder; they are one project, or the first is meant."""
    root = folder / FOLDER
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")
    if "pyproject.toml" in files:
        options = replace(options, apps=applications_in(read_settings(root)))
    projects = find_projects(root)  # a training is one of its own afterwards
    first = next((path for path in files if path.endswith(".py")), None)
    return Example(projects[0] if projects else Project(Tree(root), None, first), options)


def options_for(code: str) -> Options:
    """The options under which a rule's fix is applied."""
    return Options(unsafe_fixes=RULES[code].applicability is Applicability.UNSAFE)


def regenerated(page: Page, folder: Path) -> Page:
    """The page with the lines that the tool decides; ``folder`` must be empty."""
    example = write_example(page.before, folder, options_for(page.code))
    others = sorted({finding.code for finding in example.found} - {page.code})
    before = _COMES_WITH.sub("", page.sections["Before"]).rstrip("\n") + "\n\n"
    if others:
        before += f"Comes with: {', '.join(others)}.\n\n"
    page = page.with_section("Before", before)
    if example.changes:
        page = page.with_section("After", _shown(example.changes, page.sections["After"]))
    return page


def _shown(changes: dict[str, str | None], section: str) -> str:
    """The section with these changes in the place of those that it shows; its prose stays."""
    first = min(
        (match.start() for pattern in (_FENCE, _REMOVED) for match in pattern.finditer(section)),
        default=len(section),
    )
    prose = section[:first].strip("\n")
    remarks = _REMOVED.sub("", _FENCE.sub("", section[first:])).strip("\n")
    blocks = [prose, *(_block(path, text) for path, text in changes.items() if text is not None)]
    blocks += [f"`{path}` is removed." for path, text in changes.items() if text is None]
    return "\n" + "\n\n".join(block for block in [*blocks, remarks] if block) + "\n\n"


def _block(path: str, text: str) -> str:
    return f"```{LANGUAGES[Path(path).suffix]} {path}\n{text}```"


def main(codes: list[str]) -> None:
    """Rewrite the pages of these rules (of every rule for none) and the index."""
    for code in codes or RULES:
        page = Page.read(code)
        with tempfile.TemporaryDirectory() as folder:
            new = regenerated(page, Path(folder))
        if new != page:
            (PAGES / f"{code}.md").write_text(new.text, encoding="utf-8")
            print(f"rewritten: rules_docs/{code}.md")
    (PAGES / "README.md").write_text(index(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
