"""Checks what the documents promise against the repository: ``python tests/check_documents.py``.

Prints one line for each broken promise; the exit code is 1 if there is one.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from flake8_cogfal.rules import RULES

ROOT = Path(__file__).resolve().parents[1]
SET_UP = "python3 -m venv"

# The pipeline has an environment of its own; the README's is the user's.
ENVIRONMENTS = (".venv", ".ci-env")

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE_BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
PYTHON_BLOCK = re.compile(
    r"^(?:Before|After), in \[(\S+)\]\(.*?\):\n\n```python\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
LONG_FLAG = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def broken_promises() -> Iterator[str]:
    """Every broken promise, as a line to print."""
    yield from dead_links()
    yield from commands_that_differ()
    yield from undocumented_flags()
    yield from missing_pages()
    yield from invented_excerpts()


def documents() -> list[Path]:
    """The Markdown files of the repository, without those of virtual environments and caches."""
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*.md"))
    return sorted(path for path in found if not any(part.startswith(".") for part in path.parts))


def dead_links() -> Iterator[str]:
    """Relative links to files that do not exist."""
    for document in documents():
        text = CODE_BLOCK.sub("", (ROOT / document).read_text(encoding="utf-8"))
        for target in LINK.findall(text):
            path = target.partition("#")[0]
            if "://" not in target and path and not (ROOT / document.parent / path).exists():
                yield f"{document}: the link to {target} leads nowhere"


def commands_that_differ() -> Iterator[str]:
    """The two commands of the README are those of the pipeline, in its own environment."""
    promised = {command.replace(*ENVIRONMENTS) for command in commands("README.md")}
    run = set(commands(".ci/run"))
    if len(promised) != 2:
        yield f"README.md: {len(promised)} commands set up an environment, there are two to promise"
    yield from (f".ci/run: does not run the README's {command}" for command in promised - run)


def commands(document: str) -> list[str]:
    """The lines of a document that set up an environment."""
    lines = (ROOT / document).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith(SET_UP)]


def undocumented_flags() -> Iterator[str]:
    """The flags of ``cogfal-fix --help`` are those of the README's table."""
    command = [sys.executable, "-m", "flake8_cogfal", "--help"]
    help_text = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    existing = set(LONG_FLAG.findall(help_text))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| Flag | Meaning |\n")[2].partition("\n\n")[0]
    documented = set(LONG_FLAG.findall(table))
    yield from (f"README.md: the flag {flag} is not in the table" for flag in sorted(existing - documented))
    yield from (f"README.md: there is no flag {flag}" for flag in sorted(documented - existing))


def missing_pages() -> Iterator[str]:
    """Every rule has its page, and the index leads to it."""
    index = (ROOT / "rules_docs" / "README.md").read_text(encoding="utf-8")
    for code in RULES:
        if not (ROOT / "rules_docs" / f"{code}.md").is_file():
            yield f"rules_docs/{code}.md: the rule has no page"
        if f"({code}.md)" not in index:
            yield f"rules_docs/README.md: {code} is not in the index"


def invented_excerpts() -> Iterator[str]:
    """What the README shows of an example stands there, in this order; ``# ...`` stands for what is left out."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = PYTHON_BLOCK.findall(readme)
    if len(blocks) != 2:
        yield "README.md: shows no example before and after"
    for path, excerpt in blocks:
        rest = (ROOT / path).read_text(encoding="utf-8")
        for piece in re.split(r"^ *# \.\.\.\n", excerpt, flags=re.MULTILINE):
            _, found, rest = rest.partition(piece)
            if not found:
                yield f"README.md: {path} has no such lines (or not here):\n{piece}"
                break


if __name__ == "__main__":
    promises = list(broken_promises())
    print("\n".join(promises) or "the documents keep their promises")
    raise SystemExit(bool(promises))
