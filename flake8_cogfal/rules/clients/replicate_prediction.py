"""CF703: a prediction is made on Replicate, and waited for, asked for or cancelled."""

from __future__ import annotations

from .client_rule import ClientRule


class ReplicatePrediction(ClientRule):
    """``predictions.create`` becomes ``fal_client.submit``; the prediction a handle of the request."""

    code = "CF703"
    name = "replicate-prediction"
    summary = "a prediction is made on Replicate: call fal_client.submit"
