"""What is deployed: the file and the class that a person names to fal, now or after the conversion."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from ..fal.naming import class_name
from ..options import Options
from ..project.project import Project
from .plan import AppPlan


@dataclass(frozen=True)
class Deployment:
    """An app as ``fal deploy`` takes it. ``app_name`` is empty where the code does not say it."""

    path: str
    class_name: str
    python_version: str
    app_name: str

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
        version = file.app.keywords.get("python_version")
        return Deployment(
            file.path,
            file.app.node.name,
            _text(version.value if version else None) or plan.python_version,
            _text(file.app.attributes.get("app_name")),
        )
    name = plan.new_class_name if file.predictor is not None else class_name(plan.application_name)
    return Deployment(file.path, name, plan.python_version, plan.application_name)


def _text(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
