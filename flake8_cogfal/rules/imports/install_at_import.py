"""CF110 install-or-download-at-import."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding
from ...project.project import PythonFile
from ..rule import BlockingRule
from .side_effect import installs


class InstallAtImport(BlockingRule):
    """``os.system("pip install ...")`` at module level."""

    code = "CF110"
    name = "install-or-download-at-import"
    summary = "something is installed while the file is imported"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Module-level commands that install."""
        for moved in file.placement.moved if file.placement else ():
            if installs(file, moved):
                message = (
                    "installs packages on the deploying machine: put them into requirements or the image"
                )
                yield self.at(file.path, moved.statement, message)
