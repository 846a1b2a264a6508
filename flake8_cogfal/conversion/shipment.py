"""What must travel with the app so that its code finds its modules and files on the runner, and how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ..fal.ignoring import DEFAULTS, left_out_by_docker, left_out_by_fal, patterns_for_fal, read_patterns
from ..project.installs import installs_of, local_paths
from ..project.named_files import NamedFile, named_files
from ..project.project import PythonFile
from ..project.reached import ReachedModule
from ..source.module import PythonModule
from ..source.standard_modules import FRAMEWORKS, RUNTIME, STANDARD, UNLOADED

WHOLE_PROJECT = "."
LARGEST_FILE = 1024**3
"""Bytes; fal refuses larger ones (`fal.file_sync`, FILE_SIZE_LIMIT)."""
LARGE_SHIPMENT = 512 * 1024**2
"""Bytes from which on the report names the size: model weights belong on /data."""


@dataclass(frozen=True)
class Shipment:
    """What travels with one app file: the modules that it reaches by imports, and the files that these name."""

    file: PythonFile
    packages: tuple[str, ...] = ()
    """Names of the packages that are installed on the runner."""

    @cached_property
    def _named(self) -> tuple[tuple[PythonModule, NamedFile], ...]:
        """Files and folders that the app, or a module that it reaches, names in its code, with who names it."""
        tree = self.file.project.tree
        modules = [self.file.module, *(one.module for one in self._reached)]
        every = ((module, named) for module in modules for named in named_files(module, tree))
        return tuple(
            (module, named)
            for module, named in every
            if module is self.file.module or not named.path.endswith((".md", ".rst"))  # code of setup scripts
        )

    @property
    def _reached(self) -> tuple[ReachedModule, ...]:
        return tuple(self.file.reach.modules.values())

    @cached_property
    def finders(self) -> tuple[str, ...]:
        """Where code finds other code of the project when it runs, as ``path:line``: loaders, scripts in commands."""
        scripts = [
            f"{module.path}:{named.node.lineno}"
            for module, named in self._named
            if named.path == WHOLE_PROJECT or named.path.endswith((".py", ".sh"))
        ]
        return (*(one.place for one in self.file.reach.runtime_imports), *scripts)

    @cached_property
    def _installed(self) -> tuple[str, ...]:
        """Files and folders of the project that the app installs with pip."""
        installs = installs_of(self.file, in_setup=True)
        return tuple(path for one in installs for path in local_paths(one.command))

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """Files and folders below the project's root; ``.`` where the code finds its files by other means."""
        if self.finders or WHOLE_PROJECT in self._installed:
            return (WHOLE_PROJECT,)
        named = (one.path for _, one in self._named)
        paths = dict.fromkeys([*(one.entry for one in self._reached), *named, *self._installed])
        return tuple(path for path in paths if not any(path.startswith(f"{other}/") for other in paths))

    @cached_property
    def reasons_for_image(self) -> tuple[str, ...]:
        """Why ``app_files`` cannot do it: an image can put the files where Cog had them, first on the search path."""
        if not self.entries:
            return ()
        reasons = []
        if any(named.absolute for _, named in self._named):
            reasons.append("the code names files below /src")
        if "/" in self.file.path:
            reasons.append(f"{self.file.path} stands in a folder of its own")
        names = ", ".join(self._colliding)
        if names:
            reasons.append(f"{names}: app_files come after installed packages on the search path")
        return tuple(reasons)

    @cached_property
    def _colliding(self) -> tuple[str, ...]:
        """Modules of the project that have the name of an installed one."""
        installed = STANDARD | UNLOADED | FRAMEWORKS | RUNTIME | {_module_name(one) for one in self.packages}
        names = (one.path.partition("/")[0].removesuffix(".py") for one in self._reached if not one.root)
        return tuple(name for name in dict.fromkeys(names) if name in installed)

    # -- what is left out -----------------------------------------------------------------------------

    @cached_property
    def _sizes(self) -> dict[str, int]:
        """The files of the entries with their sizes in bytes."""
        return dict(self.file.project.tree.sizes_below(self.entries))

    @cached_property
    def _ignore_patterns(self) -> tuple[str, ...]:
        data = self.file.project.tree.read(".dockerignore")
        return read_patterns(data.decode("utf-8-sig", "replace")) if data is not None else ()

    @cached_property
    def _left_out_by_cog(self) -> frozenset[str]:
        if not self._ignore_patterns:
            return frozenset()
        return left_out_by_docker(self._ignore_patterns, self._sizes)

    @cached_property
    def dockerignore(self) -> tuple[str, ...] | None:
        """Patterns to give to the image, where fal would leave out files that Cog took along; None elsewhere."""
        if not self._ignore_patterns:
            named = [one for one in self.entries if one in self._sizes]
            lost = left_out_by_fal(DEFAULTS, named) if named else frozenset()
            return tuple(one for one in DEFAULTS if not left_out_by_fal((one,), lost)) if lost else None
        needed = [path for path in self._sizes if path not in self._left_out_by_cog]
        if not left_out_by_fal(self._ignore_patterns, needed):
            return None
        return patterns_for_fal(self._ignore_patterns, needed)

    def notes(self, in_image: bool) -> Iterator[str]:
        """Sentences for the report: what travels, why, and what does not."""
        if not self.entries:
            return
        if self.entries == (WHOLE_PROJECT,):
            yield f"the whole project travels with the app: {self.finders[0]} finds modules or runs a script of it"
        elif in_image and self.reasons_for_image:
            yield f"an image, since {'; '.join(self.reasons_for_image)}"
        left_out = sorted(self._left_out_by_cog)
        if left_out:
            verb = (
                "are not in the image either" if in_image else "travel with app_files, which does not read it"
            )
            yield f".dockerignore leaves out {_some(left_out)}: they {verb}"
        size = sum(self._travelling(in_image).values())
        if size > LARGE_SHIPMENT:
            yield f"{_megabytes(size)} travel with the app: put weights on /data and download them in setup()"

    def _travelling(self, in_image: bool) -> dict[str, int]:
        left_out = self._left_out_by_cog if in_image else frozenset()
        return {path: size for path, size in self._sizes.items() if path not in left_out}

    def refused(self, in_image: bool) -> Iterator[str]:
        """What fal does not take along (`fal.file_sync`), as sentences for a person."""
        travelling = self._travelling(in_image)
        for path, size in travelling.items():
            if size > LARGEST_FILE:
                yield f"{path} has more than 1 GB, which fal refuses to ship: put it on /data"
        for path in self.file.project.tree.leading_out(travelling):
            yield f"{path} is a link out of the project, which fal refuses to follow: put the file itself there"


def _module_name(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9][\w.-]*", requirement)
    return name[0].lower().replace("-", "_").replace(".", "_") if name else ""


def _some(paths: Iterable[str]) -> str:
    first, *others = paths
    return f"{first} and {len(others)} more" if others else first


def _megabytes(size: int) -> str:
    return f"{size / 1024**2:,.0f} MB"
