"""The conversion of one group of requests: its edits, or why there are none."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from ...applications import Application
from ...findings import Applicability
from ...replicate.names import ERRORS
from ...replicate.reading import Reading
from ...replicate.values import (
    Body,
    BodyStatus,
    Container,
    Event,
    EventKind,
    Handle,
    Item,
    Model,
    ModelPart,
    References,
    Request,
    Uploaded,
    Use,
    Whole,
    calls_of,
    in_order,
)
from .draft import Draft, Note
from .elsewhere import Elsewhere
from .errors import Bodies, Errors
from .escapes import Escapes
from .evidence import shape_by_use
from .groups import Group, families
from .messages import MANAGEMENT, notes_of
from .models import OwnModel, Target, models_named
from .pieces import Pieces
from .predictions import Predictions
from .requests import Calls, code_of
from .results import Results, is_output, may_be_raw
from .shapes import TEXT, Shape
from .streams import Events


class Conversion:
    """Converts a group."""

    def __init__(
        self,
        reading: Reading,
        group: Group,
        apps: Mapping[str, Application],
        own: OwnModel | None,
        models_in_file: frozenset[str],
        callers: tuple[Reading, ...],
    ) -> None:
        self.reading = reading
        self.group = group
        self.apps = apps
        self.own = own
        self.models_in_file = models_in_file
        self.draft = Draft(reading)
        self.targets: dict[Request, list[Target]] = {}
        self.shapes: dict[Request, Shape] = {}
        self.elsewhere = Elsewhere(self.draft, callers, frozenset(group.requests))

    # -- decision -------------------------------------------------------------------------------------

    @property
    def applicability(self) -> Applicability:
        """How far the edits may be trusted."""
        if self.draft.problems:
            return Applicability.MANUAL
        unmapped = any(one.application is None for targets in self.targets.values() for one in targets)
        return Applicability.UNSAFE if unmapped else Applicability.SAFE

    def notes(self) -> Iterator[Note]:
        """The findings in the group."""
        return notes_of(self.draft, self.group, self.targets)

    # -- conversion -----------------------------------------------------------------------------------

    def convert(self) -> None:
        """Put the edits together."""
        if not self._known():
            return
        asynchronous = frozenset(
            one for one in self.group.requests if one.kind == "client" and self._awaits_all(one)
        )
        pieces = Pieces(self.draft, self.group.uses, self.targets)
        pieces.decide(self.group.requests)
        calls = Calls(self.draft, self.targets, asynchronous)
        for request in self.group.requests:
            calls.rewrite(request)
        for request in in_order(self.draft.streamed):
            pieces.rewrite(request)
        self._results()
        self._looked_up()
        self._streams()
        self._uploads()
        Errors(self.draft, self._uses_of_the_package()).rewrite()
        Escapes(self.draft, self.group, self.elsewhere, self.shapes).look()
        self.elsewhere.refuse()
        self._unmapped()

    def _unmapped(self) -> None:
        """Remarks where a model is named for which no app is known, or where callers may name it."""
        for request in self.group.with_models:
            if isinstance(request.meaning, References) and self.elsewhere.gives(request, request.reference):
                self.draft.remark(
                    code_of(request),
                    request.node,
                    "callers may name another model here: it has to be the id of a fal app",
                )
            looked_up = isinstance(request.meaning, Model)
            for model, literal in models_named(self.draft.module, request):
                message = f'"{model}" is the name on Replicate: put the id of the fal app here'
                place = request.node if looked_up or literal not in self.reading.parents else literal
                if model not in self.apps and not any(one.message == message for one in self.draft.remarks):
                    self.draft.remark(code_of(request), place, message)

    def _awaits_all(self, client: Request) -> bool:
        """Whether every method of a client is one that is awaited; both kinds do not go together."""
        own = [one for one in self.group.requests if one.client is client]
        kinds = {one.is_async for one in own}
        if len(kinds) > 1:
            self.draft.problem(
                "CF701",
                client.node,
                "fal_client has one class for calls that are awaited and one for others: make two clients",
            )
        return kinds == {True}

    def _known(self) -> bool:
        """Whether every call is of a kind that fal has, and names its model."""
        for request in self.group.requests:
            if request.kind == "other":
                self._managed(request)
            elif request.kind in ("run", "stream", "create"):
                models = models_named(self.draft.module, request)
                if not models:
                    self.draft.problem(
                        code_of(request),
                        request.node,
                        "the model is only known when it runs: let the caller say the id of a fal app, and call"
                        " `fal_client.subscribe` with it",
                    )
                self.targets[request] = [self._target(model) for model, _ in models]
            elif request.kind in ("get", "cancel"):
                self._asked(request)
            elif request.kind == "lookup" and not self._is_named(request):
                self.draft.problem(
                    "CF705",
                    request.node,
                    "what is looked up on Replicate here is not called: " + MANAGEMENT["models"],
                )
        meeting = [one for one in self.group.requests if one in self.reading.meeting]
        if meeting:
            self.draft.problem(
                "CF708",
                meeting[0].node,
                "what comes from here meets something of another kind in one variable: give them two",
            )
        return not self.draft.problems

    def _target(self, model: str) -> Target:
        own = self.own if self.own is not None and self.own.name == model else None
        return Target(model, self.apps.get(model), own)

    def _managed(self, request: Request) -> None:
        name = ".".join(("replicate", *request.path))
        if request.path and request.path[-1] in ERRORS:
            self.draft.problem(
                "CF708",
                request.node,
                f"`{name}` is made by the code itself: raise an error of its own, or one of fal_client's",
            )
            return
        what = MANAGEMENT.get(request.path[0] if request.path else "", "")
        self.draft.problem(
            code_of(request),
            request.node,
            f"`{name}` has no counterpart in fal_client" + (f": {what}" if what else ""),
        )

    def _asked(self, request: Request) -> None:
        """A prediction by its id: fal wants to know the app."""
        models = [one.model for one in self.targets.get(request.through, [])] if request.through else []
        models = models or ([next(iter(self.models_in_file))] if len(self.models_in_file) == 1 else [])
        if not models:
            self.draft.problem(
                "CF703",
                request.node,
                "fal wants the app with the id of a request: `fal_client.status(app, id)`, `fal_client.result(app, id)`",
            )
        self.targets[request] = [self._target(one) for one in models[:1]]

    def _is_named(self, lookup: Request) -> bool:
        """Whether a model that is looked up is only looked up to be called."""
        return any(
            isinstance(one.meaning, Model) and lookup in one.meaning.calls for one in self.group.requests
        ) or any(lookup in calls_of(use.value) for use in self.group.uses if self._is_in_reference(use.node))

    def _is_in_reference(self, node: ast.AST | None) -> bool:
        references = [
            one.reference
            for one in self.reading.requests
            if one.reference is not None and one.kind != "lookup"
        ]
        while node is not None:
            if node in references:
                return True
            node = self.reading.parents.get(node)
        return False

    # -- outputs --------------------------------------------------------------------------------------

    def _results(self) -> None:
        """Give every output its shape, and rewrite what is done with it."""
        for use in self.group.uses:
            calls = calls_of(use.value)
            if isinstance(use.value, (Handle, Whole)) and len({one.is_async for one in calls}) > 1:
                self.draft.problem(
                    "CF703",
                    use.node,
                    "this comes from a call that is awaited or from one that is not: give them two variables",
                )
                return
        bodies = Bodies(self.draft)
        for body in (one for one in self.group.uses if isinstance(one.value, (Body, BodyStatus))):
            bodies.rewrite(body)
        handles = Predictions(self.draft, self.group.uses)
        handles.rewrite()
        uses = [one for one in self.group.uses if is_output(one.value)]
        for requests in families(self.group.requests, uses):
            if requests <= self.draft.streamed:
                continue
            own = [one for one in uses if calls_of(one.value) & requests]
            theirs = self.elsewhere.uses(requests)
            shape = self._shape(requests, own, theirs)
            outputs = [
                one for one in handles.uses if one.operation == "output" and calls_of(one.value) & requests
            ]
            for one in outputs:
                handles.answer(one)
            if shape is None:
                continue
            self.shapes |= dict.fromkeys(requests, shape)
            deliveries = [one.delivery for one in requests if one.kind == "run"]
            mixed = any(one in self.reading.mixed for one in requests)
            raw = not mixed and may_be_raw(shape, own)
            raw = raw and not any(isinstance(one.statement, ast.AnnAssign) for one in requests)
            if None in deliveries and shape.kind != "record":
                raw = True
            results = Results(self.draft, shape, raw, mixed)
            for node in sorted(filter(None, deliveries), key=lambda one: (one.lineno, one.col_offset)):
                if not self._is_unused(node):
                    results.deliver(node)
            for one in outputs:
                results.deliver(one.node)
            for node in self._answers_sent(requests):
                results.deliver(node)
            for one in own:
                results.rewrite(one)
            self.elsewhere.rewrite(requests, shape)

    def _answers_sent(self, requests: frozenset[Request]) -> Iterator[ast.expr]:
        """Where a webhook's handler takes the output."""
        for use in self.group.uses:
            if isinstance(use.value, Body) and use.operation == "body key" and use.value.calls & requests:
                assert isinstance(use.detail, tuple)
                if use.detail[0] == "output":
                    yield use.node

    def _is_unused(self, node: ast.expr) -> bool:
        """Whether nobody looks at an output."""
        return isinstance(self.reading.parents.get(node), ast.Expr)

    def _shape(self, requests: frozenset[Request], uses: list[Use], theirs: list[Use]) -> Shape | None:
        """The shape of outputs that meet, by their uses here and in other files; None where none is needed, and where none
        is found, which is a problem.
        """
        targets = [one for request in in_order(requests) for one in self.targets.get(request, ())]
        given = {one.shape for one in targets}
        if not uses:
            return None
        if len(given - {None}) > 1:
            self.draft.problem(
                "CF708", uses[0].node, "the answers of these apps differ, and meet here in one variable"
            )
            return None
        if given and None not in given:
            shape = next(iter(given))
            assert shape is not None
            return self._by_use(shape, [*uses, *theirs])
        names = [name for one in targets for name in (one.model, one.app)]
        shape = shape_by_use(self.reading, requests, [*uses, *theirs], names)
        if shape is None:
            model = targets[0].model if targets else "owner/model"
            app = targets[0].application.id if targets and targets[0].application else "owner/app"
            for node in self._first_uses(uses):
                self.draft.problem(
                    "CF708",
                    node,
                    "where the answer of fal holds this cannot be told: write"
                    f' `"{model}" = {{app = "{app}", output = "images"}}` under [tool.cogfal.apps] in pyproject.toml, with the'
                    ' name of the field (`images`, `video`, `text`; `"."` for the answer itself)',
                )
        return shape

    def _by_use(self, shape: Shape, uses: list[Use]) -> Shape:
        """A field with a name of its own holds files, where they are used as such."""
        if shape.kind != "plain":
            return shape
        from .evidence import OF_FILES

        if any(one.operation in OF_FILES and isinstance(one.value, Item) for one in uses):
            return Shape("files", shape.field)
        if any(one.operation in OF_FILES for one in uses):
            return Shape("file", shape.field)
        return shape

    def _first_uses(self, uses: list[Use]) -> list[ast.expr]:
        """The first use on every path, to tell it there once."""
        ordered = sorted(uses, key=lambda one: (one.node.lineno, one.node.col_offset))
        return [ordered[0].node]

    # -- what else is done ------------------------------------------------------------------------------

    def _looked_up(self) -> None:
        for use in self.group.uses:
            if isinstance(use.value, (Model, ModelPart)) and not self._is_in_reference(use.node):
                if use.operation == "looked up":
                    Calls(self.draft, self.targets, frozenset()).remove_lookups(use.node)
                else:
                    self.draft.problem(
                        "CF705", use.node, "what Replicate says of a model has no counterpart in fal_client"
                    )

    def _streams(self) -> None:
        for use in self.group.uses:
            inner = use.value.inner if isinstance(use.value, Container) else None
            if isinstance(inner, Event):
                self.draft.problem(
                    "CF702",
                    use.node,
                    "the stream goes where it is not followed: there its events would be dicts",
                )
            elif isinstance(use.value, (Event, EventKind)):
                requests = [one for one in use.value.calls if one in self.targets]
                given = {target.shape for one in requests for target in self.targets[one]} - {None}
                shape = next(iter(given)) if len(given) == 1 else TEXT
                assert shape is not None
                Events(self.draft, self.group.uses, shape.piece, shape.is_files).rewrite(use)

    def _uploads(self) -> None:
        for use in self.group.uses:
            if isinstance(use.value, Uploaded):
                if use.operation == "uploaded":
                    assert isinstance(use.node, ast.Subscript) and isinstance(use.node.value, ast.Attribute)
                    self.draft.replace(use.node, self.draft.source(use.node.value.value))
                else:
                    self.draft.problem("CF705", use.node, "fal_client.upload_file gives the URL alone")

    def _uses_of_the_package(self) -> list[Use]:
        """What names the package or its errors, which concerns every group of the file."""
        return [
            one
            for one in self.reading.uses
            if not calls_of(one.value) and not isinstance(one.value, (Body, BodyStatus))
        ]
