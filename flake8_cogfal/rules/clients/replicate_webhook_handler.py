"""CF707: code that receives what Replicate sends to a webhook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from ...findings import Applicability, Finding
from .client_rule import ClientRule

if TYPE_CHECKING:
    from ...conversion.clients.plan import ClientPlan

DIFFERENCE = (
    "fal sends `request_id`, `status` (OK or ERROR), `payload` (the answer) and `error`, once, at the end; Replicate sent `id`,"
    " `status` (succeeded, failed, ...) and `output`"
)


class ReplicateWebhookHandler(ClientRule):
    """The keys follow where the same file names the webhook; else they are told."""

    code = "CF707"
    name = "replicate-webhook-handler"
    summary = "a webhook of Replicate is received: fal sends other keys"

    def check_client(self, plan: ClientPlan) -> Iterable[Finding]:
        """The places where the body is taken."""
        from ...replicate.values import Body  # loaded with the plan, not with the list of rules

        yield from self.decided(plan)
        for body in sorted(plan.reading.webhooks, key=lambda one: one.lineno):
            decision = next(
                (
                    one
                    for one in plan.decisions
                    if any(isinstance(use.value, Body) and use.value.calls for use in one.group.uses)
                ),
                None,
            )
            finding = self.at(plan.file.path, body, DIFFERENCE)
            yield replace(finding, applicability=decision.applicability if decision else Applicability.MANUAL)
