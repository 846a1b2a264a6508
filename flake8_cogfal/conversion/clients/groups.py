"""Which requests of a file can only be converted together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...replicate.reading import Reading
from ...replicate.values import (
    Body,
    BodyStatus,
    Caught,
    Inputs,
    Model,
    References,
    Request,
    Result,
    Use,
    Value,
    calls_of,
)


@dataclass(frozen=True)
class Group:
    """Requests that share variables, a client object, inputs or the name of a model."""

    requests: tuple[Request, ...]
    uses: tuple[Use, ...]

    @property
    def with_models(self) -> tuple[Request, ...]:
        """The requests that run a model."""
        return tuple(one for one in self.requests if one.kind in ("run", "stream", "create"))


def groups_of(reading: Reading) -> list[Group]:
    """The groups of a file, in order. Where it catches errors of the package, there is one group."""
    parents: dict[Request, Request] = {one: one for one in reading.requests}

    def root(request: Request) -> Request:
        while parents[request] is not request:
            request = parents[request]
        return request

    def connect(requests: Iterable[Request]) -> None:
        found = [root(one) for one in requests if one in parents]
        for one in found[1:]:
            parents[root(one)] = root(found[0])

    for use in reading.uses:
        connect(calls_of(use.value))
        if isinstance(use.value, Caught) or use.operation == "caught":
            connect(reading.requests)
    for request in reading.requests:
        if request.kind == "client" and not any(one.client is request for one in reading.requests):
            connect(reading.requests)
    shared: dict[object, list[Request]] = {}
    for request in reading.requests:
        connect([request, *_connected(request)])
        for node in _shared(request):
            shared.setdefault(node, []).append(request)
    for requests in shared.values():
        connect(requests)
    for value in (
        *reading.known.results.values(),
        *reading.known.attributes.values(),
        *reading.known.parameters.values(),
    ):
        connect(calls_of(value))
    members: dict[Request, list[Request]] = {}
    for request in reading.requests:
        members.setdefault(root(request), []).append(request)
    return [Group(tuple(own), tuple(_uses(reading, own))) for own in members.values()]


def families(requests: Iterable[Request], uses: Iterable[Use]) -> list[frozenset[Request]]:
    """Those of some requests whose outputs meet."""
    requests = list(requests)
    found: list[set[Request]] = [{one} for one in requests if one.kind in ("run", "create", "get")]
    joined = [calls_of(one.value) for one in uses]
    joined += [frozenset({one, one.through}) for one in requests if one.through is not None]
    for calls in joined:
        touched = [one for one in found if one & calls]
        if len(touched) > 1:
            found = [one for one in found if one not in touched] + [set().union(*touched)]
    return [frozenset(one) for one in found]


def _connected(request: Request) -> list[Request]:
    """The requests that one depends on: its client, the model that was looked up, the prediction that it asks for."""
    found = [one for one in (request.client, request.through) if one is not None]
    if isinstance(request.meaning, Model):
        found += request.meaning.calls
    return found


def _shared(request: Request) -> list[object]:
    """What a conversion changes outside of a request's own call."""
    values: list[Value | None] = [request.meaning, request.inputs]
    found: list[object] = []
    for value in values:
        if isinstance(value, References):
            found += value.literals
        elif isinstance(value, Inputs):
            found += value.nodes
    return found


def _uses(reading: Reading, requests: list[Request]) -> Iterable[Use]:
    own = frozenset(requests)
    for use in reading.uses:
        value = use.value
        if isinstance(value, (Body, BodyStatus)) and not value.calls:
            continue
        if calls_of(value) & own or (isinstance(value, Result) and value.calls & own):
            yield use
