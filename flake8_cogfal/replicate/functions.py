"""Calls of the functions of a client's file, and of those of Python and its libraries."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ..source.module import Function
from .caught import SEARCHES
from .given import GivenInputs
from .values import (
    Api,
    Caught,
    Container,
    Definition,
    ErrorText,
    Event,
    Handle,
    HandlePart,
    Inputs,
    Instance,
    Item,
    LocalFile,
    Row,
    Value,
    Waiting,
    Whole,
    calls_of,
    from_elsewhere,
)

SHOWN = frozenset({"print", "pprint", "debug", "info", "warning", "error", "exception", "log", "critical"})
LISTS = frozenset({"list", "tuple", "sorted", "reversed", "iter", "set", "tqdm"})
ADDRESSED = frozenset(
    {
        "requests.get", "httpx.get", "httpx.stream", "urllib.request.urlopen", "urllib.request.urlretrieve",
        "urllib.request.Request", "urllib.parse.urlparse", "wget.download", "webbrowser.open", "load_image",
        "diffusers.utils.load_image",
    }
)  # fmt: skip
"""Functions that take a URL first."""

RUNNERS = frozenset(
    {"asyncio.run", "asyncio.create_task", "asyncio.wait_for", "asyncio.ensure_future", "asyncio.shield"}
)
FILES = frozenset({"open", "io.open"})
PATHS = frozenset({"pathlib.Path", "Path"})
MEMORY = frozenset({"io.BytesIO", "BytesIO"})


class Functions(GivenInputs):
    """Evaluates calls of functions."""

    if TYPE_CHECKING:

        def evaluate(self, node: ast.expr) -> Value | None: ...
        def iterated(self, node: ast.expr) -> Value | None: ...
        def api_called(
            self, node: ast.Call, function: ast.expr, arguments: tuple[ast.expr, ...], api: Api
        ) -> Value | None: ...

    # -- functions of the file --------------------------------------------------------------------------------

    def local_function(self, function: ast.expr) -> tuple[Function, bool] | None:
        """The function of the file that is called, and whether it is a method."""
        if isinstance(function, ast.Name) and function.id in self.module.functions:
            return self.module.functions[function.id], False
        if (
            isinstance(function, ast.Attribute)
            and isinstance(function.value, ast.Name)
            and function.value.id in ("self", "cls")
            and self.cls is not None
        ):
            method = self.method(self.cls, function.attr)
            return (method, True) if method is not None else None
        return None

    def local_called(self, node: ast.Call, function: Function | ast.Lambda, is_method: bool) -> Value | None:
        """A call of a function of the file: what is given to it, and what it gives."""
        self.called.add(function)
        names = [one.arg for one in (*function.args.posonlyargs, *function.args.args)][
            1 if is_method else 0 :
        ]
        names += [""] * len(node.args)
        given = [*zip(names, node.args, strict=False), *((one.arg or "", one.value) for one in node.keywords)]
        for name, argument in given:
            value = self.evaluate(argument)
            if isinstance(argument, ast.Starred):
                self.hand_on(argument.value, value)
                continue
            value = from_elsewhere(self.store(argument, value))
            if name and value is None:
                self.known.strangers.add((function, name))
            elif name and value is not None and not isinstance(value, HandlePart):
                met = self.meet(self.known.parameters.get((function, name)), value)
                if met is not None:
                    self.known.parameters[function, name] = met
        result = from_elsewhere(self.known.results.get(function))
        if result is not None and isinstance(function, ast.AsyncFunctionDef) and not _is_generator(function):
            return Waiting(result)
        return result

    def definition_called(self, node: ast.Call, called: Definition) -> Value | None:
        """A call of a function or class of the project by its name."""
        if isinstance(called.node, ast.ClassDef):
            return self.class_called(node, called.node)
        return self.local_called(node, called.node, called.bound)

    def class_called(self, node: ast.Call, cls: ast.ClassDef) -> Value | None:
        """An object of a class of the project is made."""
        constructor = self.method(cls, "__init__")
        if constructor is not None:
            self.local_called(node, constructor, True)
        else:
            self.fields_given(node, cls)
        return Instance(cls)

    def fields_given(self, node: ast.Call, cls: ast.ClassDef) -> None:
        """What is given to a dataclass, or a model, becomes its attributes."""
        fields = [
            one.target.id
            for one in cls.body
            if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
        ]
        for name, argument in [
            *zip(fields, node.args, strict=False),
            *((one.arg, one.value) for one in node.keywords),
        ]:
            value = self.store(argument, self.evaluate(argument))
            if name is not None and calls_of(value):
                met = self.meet(self.known.attributes.get((cls, name)), value)
                if met is not None:
                    self.known.attributes[cls, name] = met
        for argument in node.args[len(fields) :]:
            self.hand_on(argument, self.evaluate(argument))

    # -- any other function -----------------------------------------------------------------------------------

    def other_called(self, node: ast.Call, name: str | None) -> Value | None:
        plain = name or ""
        if name in RUNNERS or plain.endswith((".run_until_complete", ".create_task")):
            return self.run_awaitable(node, plain)
        if plain == "asyncio.to_thread" and node.args:
            return self.run_in_thread(node, 0)
        if plain.endswith(".run_in_executor") and len(node.args) > 1:
            return self.run_in_thread(node, 1)
        if plain.endswith(".submit") and node.args:
            return self.run_in_thread(node, 0)
        if (plain == "map" or plain.endswith(".map")) and len(node.args) > 1:
            return self.mapped(node)
        if plain in ("asyncio.gather", "asyncio.as_completed"):
            return self.gathered(node)
        if plain in FILES and node.args:
            self.look_at_arguments(node)
            return LocalFile("open", node.args[0], None, _is_binary(node))
        if plain in PATHS and node.args:
            self.look_at_arguments(node)
            return LocalFile("path", node)
        if plain in MEMORY:
            self.look_at_arguments(node)
            return LocalFile("memory", node)
        if plain == "dict" and len(node.args) < 2:
            return self.dict_called(node)
        if plain.rpartition(".")[2] in SHOWN:
            self.shown(node)
            return None
        if plain in ADDRESSED and node.args:
            value = self.evaluate(node.args[0])
            if isinstance(value, (Whole, Item)):
                self.use(node.args[0], value, "address")
            else:
                self.hand_on(node.args[0], value)
            self.look_at_arguments(node, 1)
            return None
        if isinstance(node.func, ast.Attribute) and node.func.attr == "join" and len(node.args) == 1:
            self.joined(node)
            return None
        if plain in SEARCHES and any(self.is_text(self.evaluate(one)) for one in node.args):
            self.decided(node)
        return self.builtin_called(node, plain)

    def builtin_called(self, node: ast.Call, name: str) -> Value | None:
        first = node.args[0] if node.args else None
        if first is None or name not in (*LISTS, "str", "len", "bool", "isinstance", "hasattr", "enumerate", "zip",
                                         "next", "getattr", "type"):  # fmt: skip
            self.look_at_arguments(node)
            return None
        if name in LISTS:
            inner = self.iterated(first)
            self.look_at_arguments(node, 1)
            return Container(inner) if inner is not None else None
        if name == "enumerate":
            return Container(Row((None, self.iterated(first))))
        if name == "zip":
            cells = tuple(self.iterated(one) for one in node.args)
            return Container(Row(cells)) if any(cells) else None
        value = self.evaluate(first)
        if name == "next":
            return value.inner if isinstance(value, Container) else None
        if isinstance(value, (Whole, Item)):
            self.looked_at(node, first, name, value)
        elif name == "str" and (isinstance(value, Caught) or self.is_text(value)):
            self.hand_on(first, value)
            return ErrorText()
        elif isinstance(value, Caught) and name in ("hasattr", "getattr"):
            self.asked_for_part(node, value)
        elif isinstance(value, Event) and name == "str":
            self.use(node, value, "text")
        elif isinstance(value, (Container, Inputs)) and name in ("len", "bool", "isinstance", "type"):
            pass
        elif isinstance(value, Handle) and name in ("isinstance", "hasattr", "getattr"):
            self.problem(node, value, f"`{name}` asks a prediction, and a handle of fal is another class")
        else:
            self.hand_on(first, value)
        self.look_at_arguments(node, 1)
        return None

    def looked_at(self, node: ast.Call, first: ast.expr, name: str, value: Whole | Item) -> None:
        """``str``, ``len``, ``isinstance`` and the like of an output."""
        if name == "str":
            self.use(node, value, "str")
        elif name in ("len", "bool"):
            self.use(first, value, "size")
        elif (
            name == "hasattr"
            and isinstance(node.args[1], ast.Constant)
            and node.args[1].value in ("read", "url")
        ):
            self.use(node, value, "is file", first)
        elif name == "isinstance" and self._is_file_output(node.args[1]):
            self.use(node, value, "is file output", first)
        else:
            self.use(first, value, "inspected")

    def _is_file_output(self, node: ast.expr) -> bool:
        value = self.evaluate(node) if isinstance(node, (ast.Name, ast.Attribute)) else None
        return isinstance(value, Api) and value.path == ("FileOutput",)

    def shown(self, node: ast.Call) -> None:
        """``print`` and logging: text for people."""
        ends = any(one.arg == "end" for one in node.keywords)
        self.showing += 1
        for one in node.args:
            value = self.evaluate(one)
            if isinstance(value, (Whole, Item, Event)):
                self.use(one, value, "piece" if ends else "shown")
            else:
                self.hand_on(one, value)
        self.look_at_arguments(node, len(node.args))
        self.showing -= 1

    def joined(self, node: ast.Call) -> None:
        """``"".join(output)``"""
        argument = node.args[0]
        inner = _elements(argument)
        value = self.evaluate(inner)
        if isinstance(value, Whole):
            self.use(node, value, "join", inner)
            return
        value = self.evaluate(argument) if inner is not argument else value
        if isinstance(value, Container) and isinstance(value.inner, (Whole, Item)):
            self.use(argument, value, "strings")
        else:
            self.hand_on(argument, value)

    def run_awaitable(self, node: ast.Call, name: str) -> Value | None:
        """``asyncio.run(f())`` gives what is awaited; a task is awaited later."""
        value = self.evaluate(node.args[0]) if node.args else None
        self.look_at_arguments(node, 1)
        if isinstance(value, Waiting) and name.rpartition(".")[2] in ("run", "run_until_complete"):
            return value.inner
        return value

    def run_in_thread(self, node: ast.Call, place: int) -> Value | None:
        """``asyncio.to_thread(replicate.run, ...)``, ``pool.submit(paint, ...)``: a call as any other, which is waited for."""
        given = node.args[place]
        function = self.evaluate(given)
        arguments = tuple(node.args[place + 1 :])
        value: Value | None = None
        if isinstance(function, Api):
            if self.module.qualified(node.func) != "asyncio.to_thread":
                self.hand_on(given, function)
                self.look_at_arguments(node)
                return None
            value = self.api_called(node, given, arguments, function)
            parent = self.parents.get(node)
            self.requests[node].delivery = parent if isinstance(parent, ast.Await) else None
        elif isinstance(function, Definition) and not isinstance(function.node, ast.ClassDef):
            inner = ast.copy_location(ast.Call(given, list(arguments), node.keywords), node)
            value = self.local_called(inner, function.node, function.bound)
        else:
            self.look_at_arguments(node)
        return Waiting(value) if value is not None else None

    def mapped(self, node: ast.Call) -> Value | None:
        """``pool.map(paint, prompts)`` gives what the function gives, once for each."""
        function = self.evaluate(node.args[0])
        for one in node.args[1:]:
            self.iterated(one)
        if isinstance(function, Definition) and not isinstance(function.node, ast.ClassDef):
            inner = ast.copy_location(ast.Call(node.args[0], [], []), node)
            value = self.local_called(inner, function.node, function.bound)
            return Container(value) if value is not None else None
        self.hand_on(node.args[0], function)
        return None

    def gathered(self, node: ast.Call) -> Value | None:
        """``asyncio.gather(...)``: a list of what is awaited."""
        inner: Value | None = None
        for one in node.args:
            value = self.evaluate(one)
            if isinstance(one, ast.Starred) and isinstance(value, Container):
                value = value.inner
            value = value.inner if isinstance(value, Waiting) else self.hand_on(one, value)
            inner = self.meet(inner, value)
        return Waiting(Container(inner)) if inner is not None else None

    def look_at_arguments(self, node: ast.Call, start: int = 0) -> None:
        """Evaluate arguments that go where nothing is followed."""
        keywords = (one.value for one in node.keywords)
        for one in (*node.args[start:], *keywords):
            value = self.evaluate(one)
            if not isinstance(value, LocalFile):
                self.hand_on(one, value)


def is_static(method: Function) -> bool:
    """Whether a method is called without its class or object."""
    return any(isinstance(one, ast.Name) and one.id == "staticmethod" for one in method.decorator_list)


def _elements(node: ast.expr) -> ast.expr:
    """What is joined in ``list(output)``, ``(str(one) for one in output)`` or ``output``."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("list", "tuple")
        and node.args
    ):
        return node.args[0]
    if (
        isinstance(node, (ast.ListComp, ast.GeneratorExp))
        and len(node.generators) == 1
        and not node.generators[0].ifs
    ):
        target, element = node.generators[0].target, node.elt
        if isinstance(element, ast.Call) and isinstance(element.func, ast.Name) and element.func.id == "str":
            element = element.args[0] if element.args else element
        if isinstance(target, ast.Name) and isinstance(element, ast.Name) and target.id == element.id:
            return node.generators[0].iter
    return node


def _is_binary(node: ast.Call) -> bool:
    """Whether ``open`` is given a mode with ``b``."""
    modes = [*node.args[1:2], *(one.value for one in node.keywords if one.arg == "mode")]
    return any(isinstance(one, ast.Constant) and "b" in str(one.value) for one in modes)


def _is_generator(function: Function) -> bool:
    pending: list[ast.AST] = list(function.body)
    while pending:
        node = pending.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            pending.extend(ast.iter_child_nodes(node))
    return False
