"""``--list-rules`` and ``--explain``."""

from __future__ import annotations

from pathlib import Path

from ..rules import RULES
from .arguments import UsageError

PAGES = Path(__file__).resolve().parent.parent / "rules_docs"
PAGES_IN_A_CHECKOUT = Path(__file__).resolve().parents[2] / "rules_docs"


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
    print(page(rule.code))
    return 0


def page(code: str) -> str:
    """The text of a rule's page."""
    for folder in (PAGES, PAGES_IN_A_CHECKOUT):
        file = folder / f"{code}.md"
        if file.is_file():
            return file.read_text(encoding="utf-8")
    rule = RULES[code]
    return f"# {rule.code} {rule.name}\n\n{rule.summary}\n"
