"""``--list-rules`` and ``--explain``, and the index of the rule pages (``python -m flake8_cogfal.cli.catalogue``)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from ..rules import RULES, Rule
from .arguments import UsageError

PAGES = Path(__file__).resolve().parents[1] / "rules_docs"
PAGES_IN_A_CHECKOUT = Path(__file__).resolve().parents[2] / "rules_docs"

FAMILIES = {
    "CF1": "Imports and module level",
    "CF2": "App class and life cycle",
    "CF3": "Inputs",
    "CF4": "Outputs",
    "CF5": "Dockerfile",
    "CF6": "cog.yaml",
    "CF7": "Client code",
    "CF8": "Hardware and scaling",
    "CF9": "Project tooling",
}


def list_rules() -> int:
    """Print code, name, safety of the fix and summary of every rule."""
    for rule in RULES.values():
        print(f"{rule.code}  {rule.name:34}  {rule.applicability.value:6}  {rule.summary}")
    return 0


def explain(code: str) -> int:
    """Print the page of a rule. Raises UsageError where there is no such rule."""
    rule = RULES.get(code.upper())
    if rule is None:
        raise UsageError(f"there is no rule `{code}` (cogfal-fix --list-rules lists them)")
    print(page(rule.code), end="")
    return 0


def page(code: str) -> str:
    """The text of a rule's page. Raises FileNotFoundError."""
    folder = PAGES if PAGES.is_dir() else PAGES_IN_A_CHECKOUT
    return (folder / f"{code}.md").read_text(encoding="utf-8")


def index() -> str:
    """``rules_docs/README.md``: every rule with a link to its page, by family."""
    return "\n".join(_index_lines()) + "\n"


def _index_lines() -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "A safe fix keeps what the app answers. An unsafe one is applied under `--unsafe-fixes` only: its page says"
    yield "what may change. A manual one is yours: its page says what to write."
    for family, rules in groupby(RULES.values(), key=_family):
        yield ""
        yield f"## {family}: {FAMILIES[family]}"
        yield ""
        yield "| Code | Name | Fix | What it finds |"
        yield "| --- | --- | --- | --- |"
        for rule in rules:
            yield f"| {rule.code} | [{rule.name}]({rule.code}.md) | {rule.applicability.value} | {rule.summary} |"


def _family(rule: Rule) -> str:
    return rule.code[:3]


if __name__ == "__main__":
    print(index(), end="")
