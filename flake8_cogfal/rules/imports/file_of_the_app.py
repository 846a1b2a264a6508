"""CF111 file-of-the-app."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import AddImport, Edit, ReplaceExpression
from ...fixing.places import place_of
from ...project.own_file import OwnFile, own_file
from ...project.project import PythonFile
from ..rule import Group, Rule


class FileOfTheApp(Rule):
    """``__file__`` is pickled with the class: on the runner it is a path of the deploying machine."""

    code = "CF111"
    name = "file-of-the-app"
    summary = "the app asks for the place of its own file, which is that of the deploying machine"
    group = Group.IMPORTS
    prepares = True

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Paths made from ``__file__``, and resources looked up by ``__name__``."""
        for use in own_file(file):
            source = " ".join(file.module.source(use.node).split())
            message = f"`{source}` is a place on the deploying machine, pickled with the class: "
            if use.is_module:
                message = f"`{source}` asks for the app's own module, and there is none on the runner, where the class is unpickled"
                yield self.at(file.path, use.node, message, use, manual=True, blocks=file.app is None)
            elif not use.code:
                message += f"nothing says the same on the runner ({use.why}); name the file that you mean by its path"
                yield self.at(file.path, use.node, message, use, manual=True, blocks=file.app is None)
            elif file.app is not None and not _starts_among_its_files(file):
                message += (
                    "ship the files with app_files, and start from the working directory, where fal puts them"
                )
                yield self.at(file.path, use.node, message, use, manual=True)
            else:
                message += f"the app starts among its files, in `{use.code}`"
                yield self.at(file.path, use.node, message, use)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Start from the working directory."""
        use = finding.subject
        assert isinstance(use, OwnFile)
        module = plan.file.module
        yield ReplaceExpression(plan.path, *place_of(module, use.node), module.source(use.node), use.code)
        if "os." in use.code and "os" not in module.top_level_imports:
            yield AddImport(plan.path, "import os")
        if use.code.startswith("initialize_config_dir("):
            yield AddImport(plan.path, "from hydra import initialize_config_dir")


def _starts_among_its_files(file: PythonFile) -> bool:
    """Whether an app that exists lists files to ship: fal then starts it in the folder of its own file."""
    attributes = file.app.attributes if file.app is not None else {}
    listed = attributes.get("app_files")
    return isinstance(listed, ast.List) and bool(listed.elts) and "image" not in attributes
