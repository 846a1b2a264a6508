"""A fal app as it stands in a file: the class and its endpoints."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from ..source.module import Function, PythonModule, methods

ENDPOINTS = frozenset({"fal.endpoint", "fal.realtime", "fal.app.endpoint"})
APP_NAMES = frozenset(
    {
        "app_auth", "app_files", "app_files_context_dir", "app_files_ignore", "app_name", "build_metadata",
        "collect_routes", "concurrency_buffer", "concurrency_buffer_perc", "current_request", "data_mounts",
        "get_billing_components", "get_endpoints", "get_health_check_config", "handle_exit", "health", "host_kwargs",
        "image", "isolate_channel", "keep_alive", "kind", "lifespan", "local_file_path", "local_python_modules",
        "machine_type", "max_concurrency", "max_multiplexing", "metrics_port", "min_concurrency", "num_gpus",
        "openapi", "provide_hints", "regions", "request_start_timeout", "request_timeout", "requirements",
        "requirements_context_dir", "retry_config", "run_local", "scaling_delay", "secrets", "serve", "setup",
        "skip_retry_conditions", "spawn", "startup_timeout", "teardown", "termination_grace_period_seconds", "version",
    }
)  # fmt: skip
"""What a ``fal.App`` (1.83) has already: a constant or method of that name would replace it."""

ATTRIBUTES_ONLY = frozenset(
    {
        "app_auth",
        "app_name",
        "image",
        "local_python_modules",
        "machine_type",
        "num_gpus",
        "regions",
        "requirements",
    }
)
"""Options that fal does not take as keywords of the class: TypeError or ValueError, once the app is run or deployed."""

KEYWORDS_ONLY = frozenset({"force", "private_logs", "python_version"})
"""Options that fal takes as keywords of the class only: an attribute of that name is not read."""

OPTIONS = frozenset(
    {
        "app_auth", "app_files", "app_files_context_dir", "app_files_ignore", "app_name", "concurrency_buffer",
        "concurrency_buffer_perc", "data_mounts", "image", "keep_alive", "local_python_modules", "machine_type",
        "max_concurrency", "max_multiplexing", "metrics_port", "min_concurrency", "num_gpus", "regions",
        "request_start_timeout", "request_timeout", "requirements", "requirements_context_dir", "retry_config",
        "scaling_delay", "secrets", "skip_retry_conditions", "startup_timeout", "termination_grace_period_seconds",
    }
)  # fmt: skip
"""Attributes that configure an app (fal 1.83)."""

CONTEXT_DECORATORS = frozenset(
    {
        "torch.inference_mode", "torch.no_grad", "torch.enable_grad", "torch.set_grad_enabled", "torch.autocast",
        "torch.cuda.amp.autocast", "torch.amp.autocast", "torch.amp.autocast_mode.autocast",
    }
)  # fmt: skip
"""Decorators that are context managers as well, so that ``with X():`` says the same."""


@dataclass(frozen=True)
class FalApp:
    """A subclass of ``fal.App``."""

    module: PythonModule
    node: ast.ClassDef

    @property
    def endpoints(self) -> tuple[Function, ...]:
        """Its methods that answer requests."""
        return tuple(
            method
            for method in methods(self.node)
            if any(decorator_name(self.module, one) in ENDPOINTS for one in method.decorator_list)
        )

    @property
    def attributes(self) -> dict[str, ast.expr]:
        """Values assigned in the class's body, by name."""
        found: dict[str, ast.expr] = {}
        for statement in self.node.body:
            if isinstance(statement, ast.Assign):
                found.update(
                    {
                        target.id: statement.value
                        for target in statement.targets
                        if isinstance(target, ast.Name)
                    }
                )
            elif (
                isinstance(statement, ast.AnnAssign)
                and isinstance(statement.target, ast.Name)
                and statement.value
            ):
                found[statement.target.id] = statement.value
        return found

    @property
    def keywords(self) -> dict[str, ast.keyword]:
        """The keywords of the class statement, by name."""
        return {one.arg: one for one in self.node.keywords if one.arg is not None}

    @property
    def machine_types(self) -> tuple[tuple[ast.Constant, str], ...]:
        """The machine types that are written out, one or a list of them, as attribute or as keyword."""
        keyword = self.keywords.get("machine_type")
        value = self.attributes.get("machine_type", keyword.value if keyword is not None else None)
        nodes = value.elts if isinstance(value, (ast.List, ast.Tuple)) else [value] if value else []
        return tuple(
            (node, node.value)
            for node in nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )


def read_apps(module: PythonModule) -> tuple[FalApp, ...]:
    """The direct subclasses of ``fal.App`` in a file, in order."""
    return tuple(
        FalApp(module, node)
        for node in module.classes.values()
        if any(module.qualified(base) in ("fal.App", "fal.app.App") for base in node.bases)
    )


def deployable_apps(module: PythonModule) -> tuple[FalApp, ...]:
    """What a file holds to deploy, in order: subclasses of ``fal.App``, also through other classes of the file.

    One without endpoints that another one builds on is not deployed itself.
    """
    apps = {one.node.name: one for one in read_apps(module)}
    bases = {
        name: [base.id for base in node.bases if isinstance(base, ast.Name)]
        for name, node in module.classes.items()
    }
    size = -1
    while size != len(apps):
        size = len(apps)
        apps |= {
            name: FalApp(module, module.classes[name])
            for name in bases
            if name not in apps and any(base in apps for base in bases[name])
        }
    built_on = {base for name in apps for base in bases[name]}
    return tuple(
        apps[name] for name in bases if name in apps and (apps[name].endpoints or name not in built_on)
    )


def decorator_name(module: PythonModule, decorator: ast.expr) -> str | None:
    """The dotted name of a decorator, called or not."""
    return module.qualified(decorator.func if isinstance(decorator, ast.Call) else decorator)


def is_context_decorator(module: PythonModule, decorator: ast.expr) -> bool:
    """Whether the decorator can be written as a ``with`` block."""
    return decorator_name(module, decorator) in CONTEXT_DECORATORS
