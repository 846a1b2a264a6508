"""fal as a client sees it: the queue, direct runs, streams, storage and webhooks.

The routes and bodies are those that fal_client 1.0 sends and reads, and of fal's pages about the queue and webhooks
(https://docs.fal.ai/model-apis/model-endpoints/queue, .../webhooks). Models answer as converted apps do: a text as
``{"text": ...}``, a file as ``{"image": {...}}``, files as ``{"images": [...]}``, other plain values as
``{"output": ...}``; file inputs are URLs in ``image_url`` or ``image_urls``.
"""

from __future__ import annotations

import json
import struct
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from loopback import Request, Response
from models import LOGS, MODELS, SECONDS, Failure, File, Model
from web import Unreachable, Web, as_json, deliver

QUEUE, RUN, REST, CDN = "queue.fal.run", "fal.run", "rest.fal.ai", "v3.fal.media"
HOSTS = (QUEUE, RUN, REST, CDN)


@dataclass
class Queued:
    """A request in the queue: it moves on each time that somebody asks for its status, and at once for a webhook."""

    id: str
    app: str
    model: Model
    arguments: dict[str, Any]
    status: str = "IN_QUEUE"
    result: Response | None = None

    @property
    def url(self) -> str:
        return f"https://{QUEUE}/{self.app}/requests/{self.id}"


@dataclass
class FalService:
    """What the four hosts of fal answer."""

    web: Web
    requests: dict[str, Queued] = field(default_factory=dict)
    signing: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    def answer(self, request: Request) -> Response:
        if request.host == CDN and request.method == "GET":
            return self.web.answer(request)
        if request.path == "/.well-known/jwks.json":
            return Response({"keys": [self._public_key()]})
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme not in ("Key", "Bearer") or not token or token.startswith("r8_"):
            return Response({"detail": "Authentication is required to access this application."}, 401)
        if request.host in (REST, CDN):
            return self._storage(request)
        owner, alias, *rest = request.path.strip("/").split("/")
        if alias not in MODELS:
            return Response({"detail": f"Application '{alias}' not found"}, 404)
        if request.host == RUN:
            return self._run(MODELS[alias], rest, request)
        if rest[:1] == ["requests"]:
            return self._of_request(rest[1:], request)
        return self._submit(f"{owner}/{alias}", MODELS[alias], request)

    # -- the queue ----------------------------------------------------------------------------------------------------

    def _submit(self, app: str, model: Model, request: Request) -> Response:
        queued = Queued(str(uuid.uuid4()), app, model, request.json)
        self.requests[queued.id] = queued
        if webhook := request.query.get("fal_webhook"):
            threading.Thread(target=self._notify, args=(queued, webhook), daemon=True).start()
        return Response({"status": "IN_QUEUE", "gateway_request_id": queued.id, **self._named(queued, 0)})

    def _of_request(self, rest: list[str], request: Request) -> Response:
        queued = self.requests.get(rest[0])
        if queued is None:
            return Response({"detail": "Request not found"}, 404)
        match request.method, rest[1:]:
            case "GET", ["status"]:
                self._move_on(queued)
                with_logs = request.query.get("logs", "").lower() in ("1", "true")
                return Response(self._status(queued, with_logs), 202 if queued.result is None else 200)
            case "GET", ["status", "stream"]:
                return Response(events=self._statuses(queued))
            case "PUT", ["cancel"]:
                return self._cancel(queued)
            case "GET", [] if queued.result is not None:
                return queued.result
            case "GET", []:
                return Response({"detail": "Request is still in progress"}, 400)
        return Response({"detail": "Method Not Allowed"}, 405)

    def _move_on(self, queued: Queued) -> None:
        if queued.status == "IN_QUEUE":
            queued.status = "IN_PROGRESS"
        elif queued.status == "IN_PROGRESS" and not queued.model.endless:
            self._finish(queued)

    def _finish(self, queued: Queued) -> None:
        queued.status, queued.result = "COMPLETED", self._result(queued.model, queued.arguments)

    def _cancel(self, queued: Queued) -> Response:
        if queued.result is not None:
            return Response({"status": "ALREADY_COMPLETED"}, 400)
        queued.status, queued.result = "COMPLETED", Response({"detail": "Request was cancelled"}, 499)
        return Response({"status": "CANCELLATION_REQUESTED"}, 202)

    def _named(self, queued: Queued, position: int | None = None) -> dict[str, Any]:
        urls = {"response_url": "", "status_url": "/status", "cancel_url": "/cancel"}
        named = {"request_id": queued.id, **{name: queued.url + end for name, end in urls.items()}}
        return named if position is None else {**named, "queue_position": position}

    def _status(self, queued: Queued, with_logs: bool = False) -> dict[str, Any]:
        lines = [{"message": line, "level": "STDERR"} for line in LOGS.splitlines()] if with_logs else None
        if queued.status == "IN_QUEUE":
            return {"status": "IN_QUEUE", **self._named(queued, 0)}
        if queued.result is None:
            return {"status": "IN_PROGRESS", "logs": lines, **self._named(queued)}
        status = {
            "status": "COMPLETED",
            "logs": lines,
            "metrics": {"inference_time": SECONDS},
            **self._named(queued),
        }
        if queued.result.status != 200:
            status |= {"error": f"Invalid status code: {queued.result.status}", "error_type": "bad_request"}
        return status

    def _statuses(self, queued: Queued) -> Iterator[str]:
        yield event(self._status(queued))
        while queued.result is None:
            time.sleep(0.01)
            self._move_on(queued)
            yield event(self._status(queued))

    def _notify(self, queued: Queued, webhook: str) -> None:
        """One call at the end, signed as fal signs it."""
        self._finish(queued)
        assert queued.result is not None
        body: dict[str, Any] = {"request_id": queued.id, "gateway_request_id": queued.id}
        if queued.result.status == 200:
            body |= {"status": "OK", "payload": queued.result.body}
        else:
            error = f"Invalid status code: {queued.result.status}"
            body |= {"status": "ERROR", "error": error, "payload": queued.result.body}
        content, moment = as_json(body), str(int(time.time()))
        digest = hashes.Hash(hashes.SHA256())
        digest.update(content)
        message = "\n".join([queued.id, "user", moment, digest.finalize().hex()])
        headers = {
            "X-Fal-Webhook-Request-Id": queued.id,
            "X-Fal-Webhook-User-Id": "user",
            "X-Fal-Webhook-Timestamp": moment,
            "X-Fal-Webhook-Signature": self.signing.sign(message.encode()).hex(),
        }
        deliver(webhook, content, headers)

    def _public_key(self) -> dict[str, str]:
        from base64 import urlsafe_b64encode

        raw = self.signing.public_key().public_bytes_raw()
        return {"kty": "OKP", "crv": "Ed25519", "x": urlsafe_b64encode(raw).decode().rstrip("=")}

    # -- the models ---------------------------------------------------------------------------------------------------

    def _run(self, model: Model, path: list[str], request: Request) -> Response:
        if path == ["stream"] and model.streams:
            inputs = self._inputs(model, request.json)
            if isinstance(inputs, Response):
                return inputs
            return Response(events=(event(self._piece(piece)) for piece in model.answer(inputs)))
        if path:
            return Response({"detail": f"Path /{'/'.join(path)} not found"}, 404)
        return self._result(model, request.json)

    def _result(self, model: Model, arguments: Mapping[str, Any]) -> Response:
        inputs = self._inputs(model, arguments)
        if isinstance(inputs, Response):
            return inputs
        try:
            value = model.answer(inputs)
        except Failure as failure:
            return Response({"detail": [{"loc": ["body"], "msg": str(failure), "type": "value_error"}]}, 422)
        return Response(self._answered(model, value))

    def _inputs(self, model: Model, arguments: Mapping[str, Any]) -> dict[str, Any] | Response:
        """The arguments by the names that the predictor gave them, files downloaded; or what is wrong with them."""
        inputs = {name: value for name, value in arguments.items() if name not in model.files}
        try:
            for name in model.files:
                if (url := arguments.get(f"{name}_url")) is not None:
                    inputs[name] = self.web.read(url)
                if (urls := arguments.get(f"{name.removesuffix('s')}_urls")) is not None:
                    inputs[name] = [self.web.read(one) for one in urls]
        except Unreachable as problem:
            return Response(
                {"detail": [{"loc": ["body"], "msg": str(problem), "type": "file_download_error"}]}, 422
            )
        missing = [
            {
                "loc": ["body", f"{name}_url" if name in model.files else name],
                "msg": "Field required",
                "type": "missing",
            }
            for name in model.missing(inputs)
        ]
        return Response({"detail": missing}, 422) if missing else inputs

    def _answered(self, model: Model, value: Any) -> dict[str, Any]:
        """The fields that a converted app answers with."""
        if model.streams:
            pieces = list(value)
            value = "".join(pieces) if isinstance(pieces[0], str) else pieces
        if model.record:
            return {name: self._plain(one) for name, one in value.items()}
        if isinstance(value, str):
            return {"text": value}
        if isinstance(value, File):
            return {value.media: self._plain(value)}
        if isinstance(value, list) and isinstance(value[0], File):
            return {f"{value[0].media}s": self._plain(value)}
        return {"output": value}

    def _piece(self, piece: Any) -> dict[str, Any]:
        return {"text": piece} if isinstance(piece, str) else {piece.media: self._plain(piece)}

    def _plain(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._plain(one) for one in value]
        if not isinstance(value, File):
            return value
        url = self.web.publish(
            f"https://{CDN}/files/{uuid.uuid4().hex}/{value.name}", value.content_type, value.content
        )
        described = {
            "url": url,
            "content_type": value.content_type,
            "file_name": value.name,
            "file_size": len(value.content),
        }
        if value.media == "image":
            described["width"], described["height"] = struct.unpack(">II", value.content[16:24])
        return described

    # -- storage ------------------------------------------------------------------------------------------------------

    def _storage(self, request: Request) -> Response:
        match request.method, request.host, request.path:
            case "POST", "rest.fal.ai", "/storage/auth/token":
                expiry = datetime.now(timezone.utc) + timedelta(hours=1)
                token = {"token": "cdn", "token_type": "Bearer", "base_url": f"https://{CDN}"}
                return Response({**token, "expires_at": expiry.isoformat()})
            case "POST", "rest.fal.ai", "/storage/upload/initiate":
                url = f"https://{CDN}/files/{uuid.uuid4().hex}/{request.json['file_name']}"
                return Response({"file_url": url, "upload_url": url})
            case "POST", "v3.fal.media", "/files/upload":
                name = request.headers.get("x-fal-file-name", "upload.bin")
                url = f"https://{CDN}/files/{uuid.uuid4().hex}/{name}"
                self.web.publish(url, request.headers["content-type"], request.body)
                return Response({"access_url": url})
            case "PUT", "v3.fal.media", path:
                self.web.publish(f"https://{CDN}{path}", request.headers["content-type"], request.body)
                return Response({})
        return Response({"detail": "Not Found"}, 404)


def event(value: Any) -> str:
    return f"data: {json.dumps(value)}\n\n"
