"""The two endpoints of a stream: "/" answers with the whole, "/stream" sends each piece as an event.

fal's clients expect server-sent events at "/stream" (documentation, "Streaming"); a generator method decorated itself
would send JSON lines.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from ...fal.app import decorator_name, is_context_decorator
from ...fixing.edits import LINE_LENGTH, AddImport, Edit
from ...placement.statements import names_read
from ...source.signatures import docstring_line
from ..plan import AppPlan

REFUSED_EARLY = "    # A bad input is refused here, before the response starts."


@dataclass(frozen=True)
class Published:
    """How pieces leave the app.

    ``whole`` is the value of the output's field, where ``{pieces}`` stands for the iterator (written with ``for`` or
    ``async for``); ``before`` is a statement before an event, for a ``piece``; ``event`` is what the event holds,
    by way of fastapi's encoder where ``needs_encoder`` says so.
    """

    whole: str
    event: str
    before: str = ""
    needs_encoder: bool = False


def stream_endpoints(plan: AppPlan, published: Published) -> str:
    """The code of both endpoints."""
    predictor = plan.file.predictor
    assert predictor is not None
    is_async = plan.is_async
    given = plan.parameter if predictor.inputs else ""
    signature = f"self, {plan.parameter}: {plan.input_model}" if predictor.inputs else "self"
    call = f"{_applied(plan, f'self.{plan.private_name}')}({given})"
    imports = "".join(f"    {line}\n" for line in _imports(plan))
    imports = f"{imports}\n" if imports else ""
    docstring = docstring_line(predictor.module, predictor.endpoint)
    define = "async def" if is_async else "def"
    whole = _whole(published, call, "async for" if is_async else "for")
    if not predictor.is_generator:
        call = f"iter({call})"
    answer = f'@fal.endpoint("/")\n{define} {predictor.endpoint.name}({signature}) -> {plan.output_model}:\n{docstring}{imports}{whole}'
    stream = (
        f'@fal.endpoint("/stream")\n{define} {plan.stream_name}({signature}) -> StreamingResponse:\n{imports}'
    )
    events = _async_events(call, published) if is_async else _events(call, published)
    return f"{answer}\n{stream}{events}"


def _whole(published: Published, call: str, loop: str) -> str:
    """The answer of "/"; the call of the generator on a line of its own where it is long."""
    whole = published.whole.format(pieces=call, loop=loop)
    if all(len(line) + 4 <= LINE_LENGTH for line in whole.splitlines()):
        return whole
    return f"    pieces = {call}\n" + published.whole.format(pieces="pieces", loop=loop)


def _events(call: str, published: Published) -> str:
    before = "".join(f"            {line}\n" for line in published.before.splitlines())
    return (
        f"    pieces = {call}\n"
        f"{REFUSED_EARLY}\n    first = list(itertools.islice(pieces, 1))\n"
        "\n"
        "    def events() -> Iterator[str]:\n"
        "        for piece in itertools.chain(first, pieces):\n"
        f"{before}"
        f'            yield f"data: {{json.dumps({published.event})}}\\n\\n"\n'
        "\n"
        '    return StreamingResponse(events(), media_type="text/event-stream")\n'
    )


def _async_events(call: str, published: Published) -> str:
    before = "".join(f"            {line}\n" for line in published.before.splitlines())
    return (
        f"    pieces = {call}\n"
        f"{REFUSED_EARLY}\n    first = await anext(pieces, None)\n"
        "\n"
        "    async def events() -> AsyncIterator[str]:\n"
        "        piece = first\n"
        "        while piece is not None:\n"
        f"{before}"
        f'            yield f"data: {{json.dumps({published.event})}}\\n\\n"\n'
        "            piece = await anext(pieces, None)\n"
        "\n"
        '    return StreamingResponse(events(), media_type="text/event-stream")\n'
    )


def stream_imports(plan: AppPlan) -> Iterator[Edit]:
    """What the endpoints need at module level."""
    codes = ["import fal", "import json", "from fastapi.responses import StreamingResponse"]
    codes += [] if plan.is_async else ["import itertools"]
    codes.append(plan.iterator_import("AsyncIterator" if plan.is_async else "Iterator") or "import fal")
    yield from (AddImport(plan.path, code) for code in codes)


def _decorators(plan: AppPlan) -> list[ast.expr]:
    """The decorators of the generator that are entered at each call."""
    predictor = plan.file.predictor
    assert predictor is not None
    return [
        one
        for one in predictor.endpoint.decorator_list
        if is_context_decorator(predictor.module, one) and decorator_name(predictor.module, one)
    ]


def _applied(plan: AppPlan, function: str) -> str:
    """``torch.inference_mode()(function)``, the outermost decorator first."""
    for decorator in reversed(_decorators(plan)):
        source = plan.file.module.source(decorator)
        called = source if isinstance(decorator, ast.Call) else f"{source}()"
        function = f"{called}({function})"
    return function


def _imports(plan: AppPlan) -> list[str]:
    """The deferred imports that the decorators need."""
    names = {name for decorator in _decorators(plan) for name in names_read(decorator)}
    placement = plan.file.placement
    assert placement is not None
    return [one.imported.source for one in placement.deferred if one.imported.bound in names]
