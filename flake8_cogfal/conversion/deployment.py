"""What is deployed: the file and the class that a person names to fal, now or after the conversion."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from ..fal.naming import class_name
from ..options import Options
from ..project.project import Project
from .plan import AppPlan


@dataclass(frozen=True)
class Deployment:
    """An app as ``fal deploy`` takes it. ``app_name`` is empty where the code does not say it."""

    path: str
    class_name: str
    app_name: str
    find_python: Callable[[], str] = field(compare=False)
    """Finds the runner's Python; few messages ask for it, and the packages of the model may have to be read."""

    @cached_property
    def python_version(self) -> str:
        """Minor version of the runner's Python, which `fal deploy` has to run on too."""
        return self.find_python()

    @property
    def reference(self) -> str:
        """``FILE::App``."""
        return f"{self.path}::{self.class_name}"


def deployment_of(project: Project) -> Deployment | None:
    """The app of a project, or what its predictor becomes; None where there is neither."""
    file = project.app_file
    if file is None or not file.is_app_file:
        return None
    plan = AppPlan(file, Options())
    if file.app is not None:
        keyword = file.app.keywords.get("python_version")
        version = _text(keyword.value) if keyword else ""
        name = _text(file.app.attributes.get("app_name"))
        return Deployment(file.path, file.app.node.name, name, lambda: version or plan.python_version)
    named = plan.new_class_name if file.predictor is not None else class_name(plan.application_name)
    return Deployment(file.path, named, plan.application_name, lambda: plan.python_version)


def _text(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
