"""What speaks for a machine, with its place in the project."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Evidence:
    """One thing that was found: where (1-based line; 0 stands for the file as a whole) and what it says."""

    path: str
    line: int
    says: str

    @property
    def place(self) -> str:
        """``file:line``."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def __str__(self) -> str:
        return f"{self.place}: {self.says}"
