"""Replicate as a client sees it: predictions, models, versions, deployments, files, streams and webhooks.

The routes and bodies are those that replicate 1.0 sends and reads, and of Replicate's HTTP reference
(https://replicate.com/docs/reference/http).
"""

from __future__ import annotations

import base64
import hmac
import re
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from loopback import Request, Response
from models import LOGS, MODELS, SECONDS, Failure, File, Model
from web import Unreachable, Web, as_json, deliver

API = "api.replicate.com"
HOSTS = (API,)
MOMENT = "2025-01-01T00:00:00.000000Z"
SECRET = base64.b64encode(b"a secret of the webhooks").decode()
OWNER = "acme"
FINISHED = ("succeeded", "failed", "canceled")


def version_of(model: Model) -> str:
    """The id of the only version of a model: 64 digits, as Replicate's are."""
    return sha256(model.name.encode()).hexdigest()


VERSIONS = {version_of(model): model for model in MODELS.values()}


@dataclass
class Prediction:
    """A prediction: it moves on each time that somebody asks for it, at once for a webhook or who waits for it."""

    model: Model
    inputs: dict[str, Any]
    host: str
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:26])
    status: str = "starting"
    output: Any = None
    error: str | None = None
    logs: str = ""

    def described(self) -> dict[str, Any]:
        finished = self.status in FINISHED
        urls = {"get": "", "cancel": "/cancel", **({"stream": "/stream"} if self.model.streams else {})}
        return {
            "id": self.id,
            "model": f"{OWNER}/{self.model.name}",
            "version": version_of(self.model),
            "input": self.inputs,
            "logs": self.logs,
            "output": self.output,
            "error": self.error,
            "status": self.status,
            "created_at": MOMENT,
            "started_at": None if self.status == "starting" else MOMENT,
            "completed_at": MOMENT if finished else None,
            "metrics": {"predict_time": SECONDS} if finished else None,
            "urls": {
                name: f"https://{self.host}/v1/predictions/{self.id}{end}" for name, end in urls.items()
            },
        }


@dataclass
class ReplicateService:
    """What the API answers, and the files that it stores."""

    web: Web
    predictions: dict[str, Prediction] = field(default_factory=dict)

    def answer(self, request: Request) -> Response:
        if request.path.startswith("/files/"):
            return self.web.answer(request)
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme not in ("Bearer", "Token") or not token.startswith("r8_"):
            return problem(401, "Unauthenticated", "You did not pass a valid authentication token")
        match request.method, request.path.removeprefix("/v1/").strip("/").split("/"):
            case "POST", ["predictions"]:
                version = request.json.get("version", "").rpartition(":")[2]
                return self._create(VERSIONS.get(version), request)
            case "POST", ["models" | "deployments", _, name, "predictions"]:
                return self._create(MODELS.get(name), request)
            case "GET", ["predictions"]:
                return page([one.described() for one in reversed(self.predictions.values())])
            case method, ["predictions", id, *rest] if id in self.predictions:
                return self._of_prediction(method, self.predictions[id], rest)
            case "GET", ["models", _, name] if name in MODELS:
                return Response(model_described(MODELS[name]))
            case "GET", ["models", _, name, "versions"] if name in MODELS:
                return page([version_described(MODELS[name])])
            case "GET", ["models", _, name, "versions", id] if VERSIONS.get(id) is MODELS.get(name):
                return Response(version_described(MODELS[name]))
            case "GET", ["models"]:
                return page([model_described(one) for one in MODELS.values()])
            case "GET", ["deployments", owner, name] if name in MODELS:
                return Response({"owner": owner, "name": name, "current_release": None})
            case "POST", ["files"]:
                return self._upload(request)
            case "GET", ["hardware"]:
                return Response([{"name": "CPU", "sku": "cpu"}, {"name": "Nvidia T4 GPU", "sku": "gpu-t4"}])
            case "GET", ["webhooks", "default", "secret"]:
                return Response({"key": f"whsec_{SECRET}"})
        return problem(404, "Not found", "The requested resource could not be found.")

    # -- predictions --------------------------------------------------------------------------------------------------

    def _create(self, model: Model | None, request: Request) -> Response:
        if model is None:
            return problem(422, "Invalid version or not permitted", "The specified version does not exist.")
        given = request.json
        if missing := model.missing(given["input"]):
            lines = "".join(f"- input: {name} is required\n" for name in missing)
            return problem(422, "Input validation failed", lines)
        prediction = Prediction(model, given["input"], request.headers["host"])
        self.predictions[prediction.id] = prediction
        if webhook := given.get("webhook"):
            events = given.get("webhook_events_filter") or ["start", "output", "logs", "completed"]
            threading.Thread(target=self._notify, args=(prediction, webhook, events), daemon=True).start()
        if request.headers.get("prefer", "").startswith("wait") and not model.endless:
            self._finish(prediction)
        return Response(prediction.described(), 201)

    def _of_prediction(self, method: str, prediction: Prediction, rest: list[str]) -> Response:
        match method, rest:
            case "GET", []:
                self._move_on(prediction)
                return Response(prediction.described())
            case "POST", ["cancel"]:
                if prediction.status not in FINISHED:
                    prediction.status = "canceled"
                return Response(prediction.described())
            case "GET", ["stream"]:
                return Response(events=self._events(prediction))
        return problem(404, "Not found", "The requested resource could not be found.")

    def _move_on(self, prediction: Prediction) -> None:
        if prediction.status == "starting":
            prediction.status, prediction.logs = "processing", LOGS.partition("100%")[0]
        elif prediction.status == "processing" and not prediction.model.endless:
            self._finish(prediction)

    def _finish(self, prediction: Prediction) -> None:
        prediction.logs = LOGS
        try:
            value = prediction.model.answer(self._inputs(prediction))
            prediction.output = self._plain(
                list(value) if prediction.model.streams else value, prediction.host
            )
            prediction.status = "succeeded"
        except (Failure, Unreachable) as failure:
            prediction.error, prediction.status = str(failure), "failed"

    def _inputs(self, prediction: Prediction) -> dict[str, Any]:
        inputs = dict(prediction.inputs)
        for name in prediction.model.files:
            value = inputs.get(name)
            if isinstance(value, list):
                inputs[name] = [self.web.read(one) for one in value]
            elif value is not None:
                inputs[name] = self.web.read(value)
        return inputs

    def _plain(self, value: Any, host: str) -> Any:
        """The output as JSON: a file is its URL."""
        if isinstance(value, list):
            return [self._plain(one, host) for one in value]
        if isinstance(value, dict):
            return {name: self._plain(one, host) for name, one in value.items()}
        if not isinstance(value, File):
            return value
        url = f"https://{host}/files/{uuid.uuid4().hex}/{value.name}"
        return self.web.publish(url, value.content_type, value.content)

    def _events(self, prediction: Prediction) -> Iterator[str]:
        prediction.status = "processing"
        for number, piece in enumerate(prediction.model.answer(self._inputs(prediction))):
            yield event("output", self._plain(piece, prediction.host), number)
        prediction.status = "succeeded"
        yield event("done", "{}", "done")

    def _notify(self, prediction: Prediction, webhook: str, events: list[str]) -> None:
        """A call for each event that is asked for, signed as Replicate signs it."""
        stages = {"start": "processing", "output": "processing", "logs": "processing", "completed": None}
        for name in (one for one in stages if one in events):
            if name == "completed":
                self._finish(prediction)
            elif prediction.status not in FINISHED:
                prediction.status = "processing"
            content, moment = as_json(prediction.described()), str(int(time.time()))
            id = f"msg_{uuid.uuid4().hex}"
            signed = f"{id}.{moment}.{content.decode()}".encode()
            signature = base64.b64encode(hmac.digest(base64.b64decode(SECRET), signed, "sha256")).decode()
            headers = {"webhook-id": id, "webhook-timestamp": moment, "webhook-signature": f"v1,{signature}"}
            deliver(webhook, content, headers)

    # -- files --------------------------------------------------------------------------------------------------------

    def _upload(self, request: Request) -> Response:
        """Take the part called ``content`` out of a form."""
        boundary = request.headers["content-type"].partition("boundary=")[2].encode()
        for part in request.body.split(b"--" + boundary):
            head, _, content = part.partition(b"\r\n\r\n")
            if b'name="content"' in head:
                return self._stored(request.headers["host"], head.decode(), content[:-2])
        return problem(400, "Bad request", "Missing content")

    def _stored(self, host: str, head: str, content: bytes) -> Response:
        name = re.findall(r'filename="(.*?)"', head)[0]
        content_type = re.findall(r"Content-Type: (\S+)", head)[0]
        id = uuid.uuid4().hex
        url = self.web.publish(f"https://{host}/files/{id}/{name}", content_type, content)
        return Response(
            {
                "id": id,
                "name": name,
                "content_type": content_type,
                "size": len(content),
                "etag": id,
                "checksums": {"sha256": sha256(content).hexdigest()},
                "metadata": {},
                "created_at": MOMENT,
                "expires_at": None,
                "urls": {"get": url},
            },
            201,
        )


def version_described(model: Model) -> dict[str, Any]:
    output: dict[str, Any] = {"title": "Output"}
    if model.streams:
        output |= {"type": "array", "items": {"type": "string"}, "x-cog-array-type": "iterator"}
    schemas = {"Output": output, "Input": {"type": "object", "required": list(model.required)}}
    return {
        "id": version_of(model),
        "created_at": MOMENT,
        "cog_version": "0.9.26",
        "openapi_schema": {"components": {"schemas": schemas}},
    }


def model_described(model: Model) -> dict[str, Any]:
    return {
        "url": f"https://replicate.com/{OWNER}/{model.name}",
        "owner": OWNER,
        "name": model.name,
        "description": None,
        "visibility": "public",
        "github_url": None,
        "paper_url": None,
        "license_url": None,
        "run_count": 1,
        "cover_image_url": None,
        "default_example": None,
        "latest_version": version_described(model),
    }


def page(results: list[dict[str, Any]]) -> Response:
    return Response({"previous": None, "next": None, "results": results})


def problem(status: int, title: str, detail: str) -> Response:
    return Response({"title": title, "detail": detail, "status": status}, status)


def event(name: str, data: str, id: object) -> str:
    """A server-sent event; a line break of the text begins a line of its own."""
    lines = "".join(f"data: {line}\n" for line in data.split("\n"))
    return f"event: {name}\nid: {id}\n{lines}\n"
