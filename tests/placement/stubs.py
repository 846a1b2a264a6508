"""Modules that are not there: as absent as on the machine that deploys, or as objects that take any use and record it.

What is recorded are calls, by the dotted name of what is called and its arguments as text. A class of such a module
can be a base class, an exception can be caught, anything can be a decorator, a context manager, a key or a number.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import FunctionType, MethodType, ModuleType
from typing import Any

CONTEXTS = ("inference_mode", "no_grad", "autocast")
"""Decorators that are context managers too: what counts is where they are entered and left."""

LOG: list[str] = []


def shown(value: Any) -> str:
    """A value as it stands in the record."""
    if isinstance(value, (Recorded, str, int, float, bool, type(None))):
        return repr(value)
    if isinstance(value, (list, tuple, set)):
        return f"[{', '.join(shown(one) for one in value)}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{shown(key)}: {shown(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (FunctionType, MethodType, type)):
        return f"<{value.__name__}>"
    return f"<a {type(value).__name__}>"


class Recorded:
    """Something of an absent module, by the dotted name that leads to it."""

    def __init__(self, name: str) -> None:
        self.__dict__["_name"] = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        value = member(f"{self._name}.{name}", name)
        self.__dict__[name] = value
        return value

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        is_context = self._name.rpartition(".")[2].partition("(")[0] in CONTEXTS
        if len(arguments) == 1 and not options and isinstance(arguments[0], (FunctionType, MethodType, type)):
            if is_context:
                return entered(self if "(" in self._name else Recorded(f"{self._name}()"), arguments[0])
            return decorated(self._name, arguments[0])
        given = [shown(one) for one in arguments] + [f"{name}={shown(one)}" for name, one in options.items()]
        call = f"{self._name}({', '.join(given)})"
        if not is_context:
            LOG.append(call)
        return Recorded(call)

    def __enter__(self) -> Recorded:
        LOG.append(f"enter {self._name}")
        return Recorded(f"{self._name}.entered")

    def __exit__(self, *_: object) -> None:
        LOG.append(f"leave {self._name}")

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        return (stub_class(self._name),)

    def __instancecheck__(self, value: Any) -> bool:
        return isinstance(value, Recorded)

    def __iter__(self) -> Iterator[Recorded]:
        return iter([Recorded(f"{self._name}[0]"), Recorded(f"{self._name}[1]")])

    def __getitem__(self, key: Any) -> Recorded:
        return Recorded(f"{self._name}[{shown(key)}]")

    def __setitem__(self, key: Any, value: Any) -> None:
        LOG.append(f"{self._name}[{shown(key)}] = {shown(value)}")

    def __setattr__(self, name: str, value: Any) -> None:
        LOG.append(f"{self._name}.{name} = {shown(value)}")
        self.__dict__[name] = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Recorded) and other._name == self._name

    def __hash__(self) -> int:
        return hash(self._name)

    def __or__(self, other: Any) -> Recorded:
        return Recorded(f"({self._name} | {shown(other)})")

    __ror__ = __add__ = __radd__ = __mul__ = __rmul__ = __truediv__ = __sub__ = __matmul__ = __or__

    def __lt__(self, other: Any) -> bool:
        return False

    __gt__ = __le__ = __ge__ = __lt__

    def __len__(self) -> int:
        return 2

    def __bool__(self) -> bool:
        return True

    def __int__(self) -> int:
        return 1

    def __float__(self) -> float:
        return 1.0

    __index__ = __int__

    def __repr__(self) -> str:
        return self._name

    def __reduce__(self) -> Any:
        raise TypeError(f"{self._name} was pickled: the runner would need its package to unpickle the app")


class StubBase:
    """What a class of the project derives from, where its base belongs to an absent module."""

    _name = ""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        LOG.append(f"{self._name}.__init__({', '.join(map(shown, arguments))})")

    def __init_subclass__(cls, **options: Any) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Recorded(f"<{type(self).__name__}>.{name}")

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        return self.forward(*arguments, **options)

    @classmethod
    def apply(cls, *arguments: Any) -> Any:
        return cls.forward(Recorded("context"), *arguments)  # type: ignore[attr-defined]


CLASSES: dict[str, type] = {}


def stub_class(name: str) -> type:
    """The class of that dotted name: one and the same, however often it is asked for."""
    if name not in CLASSES:
        CLASSES[name] = type(name.rpartition(".")[2], (StubBase,), {"_name": name})
    return CLASSES[name]


def member(dotted: str, name: str) -> Any:
    """What an attribute of something absent is: an exception class by its name, else a recorded object."""
    if name.endswith(("Error", "Exception", "Warning")):
        base = Warning if name.endswith("Warning") else Exception
        return CLASSES.setdefault(dotted, type(name, (base,), {}))
    return Recorded(dotted)


def decorated(name: str, target: Any) -> Any:
    """A function or class under a decorator: what is recorded are the decoration and each call."""
    LOG.append(f"{name}({shown(target)})")
    if isinstance(target, type):
        return target

    def wrapper(*arguments: Any, **options: Any) -> Any:
        LOG.append(f"called through {name}: {target.__name__}")
        return target(*arguments, **options)

    wrapper.__name__ = target.__name__
    return wrapper


def entered(context: Recorded, function: Callable[..., Any]) -> Callable[..., Any]:
    """A function whose every call runs inside a context manager."""

    def wrapper(*arguments: Any, **options: Any) -> Any:
        with context:
            return function(*arguments, **options)

    wrapper.__name__ = function.__name__
    return wrapper


class Absent(MetaPathFinder):
    """Modules of these packages cannot be imported."""

    def __init__(self, roots: Sequence[str]) -> None:
        self.roots = frozenset(roots)

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name.partition(".")[0] in self.roots:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


class Stubs(MetaPathFinder, Loader):
    """Modules of these packages are recorded objects. ``missing`` ones cannot be imported.

    ``names`` are what a star import of one of them gives.
    """

    def __init__(self, roots: Sequence[str], missing: Sequence[str], names: Sequence[str]) -> None:
        self.roots, self.missing, self.names = frozenset(roots), frozenset(missing), list(names)

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name.partition(".")[0] not in self.roots:
            return None
        if name.partition(".")[0] in self.missing:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return StubModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__path__ = []
        module.__all__ = self.names


class StubModule(ModuleType):
    """A module whose every attribute is there, and whose changed attributes are recorded."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        value = member(f"{self.__name__}.{name}", name)
        ModuleType.__setattr__(self, name, value)
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        if not name.startswith("__") and not isinstance(value, ModuleType):
            LOG.append(f"{self.__name__}.{name} = {shown(value)}")
        ModuleType.__setattr__(self, name, value)


def install(finder: MetaPathFinder, roots: Sequence[str]) -> None:
    """Let a finder answer for these packages from now on, also where something has imported them before."""
    sys.meta_path.insert(0, finder)
    for name in list(sys.modules):
        if name.partition(".")[0] in roots:
            del sys.modules[name]
