"""The Dockerfiles of a project that concern Cog or fal: beside the code, and in the strings of an app file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..cog.dockerfile import COG_MARK, Part, carries_cog, cog_parts
from ..docker.dockerfile import Dockerfile
from ..docker.written import WrittenLines, written_lines
from ..source.module import PythonModule
from ..source.paths import located
from ..source.text import UnreadableSource, decode_plain

if TYPE_CHECKING:
    from ..fal.app import FalApp
    from .project import Project

NAME = re.compile(r"(?:.+\.)?(?:docker|container)file(?:[.\-_].*)?", re.IGNORECASE)
FROM_FILE = ("ContainerImage.from_dockerfile",)
FROM_TEXT = ("ContainerImage.from_dockerfile_str",)


@dataclass(frozen=True)
class FoundDockerfile:
    """A Dockerfile: a file of the project, or the string ``literal`` of the Python file ``path``.

    ``is_named``: the fal app names it as its image.
    """

    path: str
    dockerfile: Dockerfile
    is_named: bool = False
    literal: ast.Constant | None = None
    written: WrittenLines | None = field(default=None, compare=False)
    """How the string is written; None also where its lines are not those of the Dockerfile."""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What of it is Cog's."""
        return cog_parts(self.dockerfile)

    @property
    def place(self) -> tuple[int, int] | None:
        """Where the string starts in its file."""
        return (self.literal.lineno, self.literal.col_offset) if self.literal is not None else None


def is_dockerfile_name(name: str) -> bool:
    """Whether a file is called like a Dockerfile."""
    return bool(NAME.fullmatch(name)) and not name.lower().endswith((".dockerignore", ".py", ".md"))


def dockerfiles_of(project: Project) -> tuple[FoundDockerfile, ...]:
    """The Dockerfiles that concern the project's app: those that carry Cog, and the one that the app names."""
    app = project.app_file.app if project.app_file is not None else None
    named = named_image(app) if app is not None else None
    found = [named] if isinstance(named, FoundDockerfile) else []
    path_of_image = named if isinstance(named, str) else None
    paths = list(_paths(project))
    if path_of_image is not None and path_of_image not in paths:
        paths.insert(0, path_of_image)
    for path in paths:
        text = _text(project, path)
        if text is None:
            continue
        is_named = path == path_of_image
        if is_named or COG_MARK.search(text):
            dockerfile = Dockerfile(text)
            if is_named or carries_cog(dockerfile):
                found.append(FoundDockerfile(path, dockerfile, is_named))
    return tuple(found)


def named_image(app: FalApp) -> FoundDockerfile | str | None:
    """What an app's ``image`` is built from: a Dockerfile in a string, or the path of one in the project."""
    call = image_call(app)
    if call is None or not call.args:
        return None
    name = app.module.qualified(call.func) or ""
    if name.endswith(FROM_FILE):
        place = located(app.module, call.args[0])
        return place.in_project if place is not None else None
    if name.endswith(FROM_TEXT):
        literal = _resolved(app.module, call.args[0])
        if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
            written = written_lines(app.module.source(literal), literal.value)
            return FoundDockerfile(app.module.path, Dockerfile(literal.value), True, literal, written)
    return None


def image_call(app: FalApp) -> ast.Call | None:
    """The call that makes an app's ``image``."""
    call = _resolved(app.module, app.attributes.get("image"))
    return call if isinstance(call, ast.Call) else None


def _resolved(module: PythonModule, node: ast.expr | None) -> ast.expr | None:
    """An expression, or what the module assigns to the name that it is, once."""
    if not isinstance(node, ast.Name):
        return node
    values = [
        one.value
        for one in module.tree.body
        if isinstance(one, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == node.id for target in one.targets)
    ]
    return values[0] if len(values) == 1 else None


def _paths(project: Project) -> Iterator[str]:
    """Files called like one, in the project's folder and in the folders directly below that are no projects."""
    folders = (one for one in project.tree.folders_in() if not project.tree.exists(f"{one}/cog.yaml"))
    for folder in ("", *folders):
        for path in project.tree.names_in(folder):
            if is_dockerfile_name(path.rpartition("/")[2]):
                yield path


def _text(project: Project, path: str) -> str | None:
    """The text of a file; None where there is none, or where it is no text."""
    try:
        data = project.tree.read(path)
        return decode_plain(data).text if data is not None else None
    except (OSError, UnreadableSource):
        return None
