"""What is said of the requests of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...replicate.values import Request
from .draft import Draft, Note
from .groups import Group
from .models import Target
from .requests import Calls, code_of

MANAGEMENT = {
    "trainings": "train with a training app of your own, or one of https://fal.ai/models",
    "deployments": "`fal apps scale` and the app's own attributes say what a deployment says",
    "models": "apps are listed and managed with `fal apps`",
    "hardware": "machine types are listed at https://docs.fal.ai",
    "collections": "see https://fal.ai/models",
    "files": "fal_client.upload_file gives the URL of a file",
    "predictions": "requests are listed in fal's dashboard",
    "webhooks": "fal signs with ED25519, by the public keys at https://rest.alpha.fal.ai/.well-known/jwks.json",
    "accounts": "see fal's dashboard",
    "use": "call fal_client.subscribe in a function of your own",
}
"""What to use instead of the parts of the package that have no counterpart, by name."""

TOLD = frozenset({"run", "stream", "create", "get", "cancel", "upload"})


def notes_of(draft: Draft, group: Group, targets: Mapping[Request, list[Target]]) -> Iterator[Note]:
    """The findings of a group: one for every call, and one for everything that has no counterpart."""
    told = {(one.node.lineno, one.code) for one in draft.problems}
    for request in group.requests:
        if request.kind in TOLD and (request.node.lineno, code_of(request)) not in told:
            yield Note(code_of(request), request.node, _message(draft, request, targets))
    yield from draft.problems
    yield from draft.differences


def _message(draft: Draft, request: Request, targets: Mapping[Request, list[Target]]) -> str:
    name = ".".join(("replicate", *request.path))
    if request.kind == "upload":
        return f"`{name}` uploads a file to Replicate: `fal_client.upload_file(path)` gives the URL of one on fal"
    function = Calls(draft, dict(targets), frozenset()).function(request)
    named = targets.get(request, [])
    models = ", ".join(dict.fromkeys(one.model for one in named)) or "a model"
    app = " or ".join(dict.fromkeys(f'"{one.app}"' for one in named)) or "..."
    missing = next((one for one in named if one.application is None), None)
    if request.kind in ("get", "cancel"):
        said = f"`{name}` asks Replicate for a prediction: `{function}({app}, request_id)` asks fal"
    else:
        said = f"`{name}` calls {models} on Replicate: `{function}({app}, arguments=...)` does on fal"
    if missing is not None:
        return f"{said}; {missing.advice}"
    return f"{said}; first see what else is found here" if draft.problems else said
