"""CF706: Replicate's HTTP API."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...findings import Applicability, Finding
from ...replicate.names import API
from ...source.walking import walk
from .client_rule import ClientRule

if TYPE_CHECKING:
    from ...conversion.clients.plan import ClientPlan

# Source: https://docs.fal.ai/model-apis/model-endpoints/queue
ROUTES = (
    (r"/predictions/[^/]+/cancel", "PUT https://queue.fal.run/OWNER/APP/requests/ID/cancel"),
    (
        r"/predictions/[^/]+$",
        "GET https://queue.fal.run/OWNER/APP/requests/ID/status (IN_QUEUE, IN_PROGRESS, COMPLETED), then .../requests/ID",
    ),
    (
        r"/predictions/?$",
        "POST https://queue.fal.run/OWNER/APP (or https://fal.run/OWNER/APP, which waits), with the inputs as the body"
        " itself and `Authorization: Key $FAL_KEY`",
    ),
)
GENERAL = (
    "https://queue.fal.run/OWNER/APP takes the inputs as the body itself, with `Authorization: Key $FAL_KEY`"
)


class ReplicateHttpApi(ClientRule):
    """URLs of the API, wherever they stand."""

    code = "CF706"
    name = "replicate-http-api"
    summary = "Replicate's HTTP API: fal has other URLs, bodies and headers"
    applicability = Applicability.MANUAL

    def check_client(self, plan: ClientPlan) -> Iterable[Finding]:
        """The strings with its host."""
        module = plan.file.module
        if API not in module.text:
            return
        documentation = {id(one.value) for one in module.every(ast.Expr)}
        inside = {id(part) for one in module.every(ast.JoinedStr) for part in walk(one) if part is not one}
        for node in module.nodes:
            if (
                id(node) in documentation
                or id(node) in inside
                or not isinstance(node, (ast.Constant, ast.JoinedStr))
            ):
                continue
            text = _text(node)
            if f"//{API}" in text:
                route = next((said for pattern, said in ROUTES if re.search(pattern, text)), GENERAL)
                yield self.at(module.path, node, f"this is Replicate's HTTP API; on fal: {route}")


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    """A string, with something in the place of what is computed."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return "".join(str(one.value) if isinstance(one, ast.Constant) else "ID" for one in node.values)
