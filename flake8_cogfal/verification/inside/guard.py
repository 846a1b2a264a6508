"""What the user's code may not do while it is verified: connect, start programs, change files outside of its folder.

Python announces these things to audit hooks, which can refuse them and cannot be taken away again. It keeps code from
doing harm by mistake; it is no prison for code that wants to break out (a C library can be called without any notice).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

NETWORK = frozenset(
    {
        "socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname",
        "socket.sendmsg", "socket.sendto",
    }
)  # fmt: skip
PROGRAMS = frozenset(
    {"os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "pty.spawn", "subprocess.Popen"}
)
SIGNALS = frozenset({"os.kill", "os.killpg"})
CHANGES = {
    "os.chflags": (0,), "os.chmod": (0,), "os.chown": (0,), "os.link": (0, 1), "os.lchown": (0,), "os.mkdir": (0,),
    "os.remove": (0,), "os.removexattr": (0,), "os.rename": (0, 1), "os.rmdir": (0,), "os.setxattr": (0,),
    "os.symlink": (1,), "os.truncate": (0,), "os.utime": (0,), "shutil.rmtree": (0,), "sqlite3.connect": (0,),
}  # fmt: skip
"""Events that change the files that these arguments name."""

DEVICES = frozenset({"/dev/null", "/dev/tty", "/dev/stdout", "/dev/stderr", "/dev/shm"})
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
SHARED_FOLDERS = ("/tmp", "/var/tmp", "/private/tmp", "/private/var/tmp")
"""Where models put their results by a fixed name: they may, where nothing of that name is there yet."""

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True)
class Refusal:
    """What was refused: ``network``, ``program``, ``file`` or ``signal``, which one, and the lines that led to it."""

    what: str
    detail: str
    frames: list[tuple[str, int, str]]


class Refused(PermissionError):
    """What the user's code gets to see."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"cogfal-fix --verify refuses {refusal.what}: {refusal.detail}")
        self.refusal = refusal


refusals: list[Refusal] = []
"""Everything that was refused in this process, also where the code went on."""

made: set[str] = set()
"""What this process made in shared folders."""


def guard(folder: str) -> None:
    """Refuse from now on, but for files in one folder."""
    sys.addaudithook(_Guard(os.path.realpath(folder)).asked)


def remove_what_was_made() -> None:
    """Take away what the process left in shared folders."""
    for place in made:
        shutil.rmtree(place, ignore_errors=True)
        with suppress(OSError):
            os.remove(place)


class _Guard:
    """Knows the folder, and decides."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.is_deciding = False
        self.checks: dict[str, Callable[[str, tuple[Any, ...]], tuple[str, str] | None]] = {
            "open": self._opened,
            **dict.fromkeys(NETWORK, self._connected),
            **dict.fromkeys(PROGRAMS, self._started),
            **dict.fromkeys(SIGNALS, self._signalled),
            **dict.fromkeys(CHANGES, self._changed),
        }

    def asked(self, event: str, arguments: tuple[Any, ...]) -> None:
        """The hook."""
        check = self.checks.get(event)
        if check is None or self.is_deciding:
            return
        self.is_deciding = True  # deciding opens files itself: the lines of a traceback
        try:
            found = check(event, arguments)
            refusal = Refusal(*found, _frames()) if found else None
        finally:
            self.is_deciding = False
        if refusal is not None:
            refusals.append(refusal)
            raise Refused(refusal)

    def _opened(self, event: str, arguments: tuple[Any, ...]) -> tuple[str, str] | None:
        path, mode, flags = arguments
        writes = any(one in mode for one in "wax+") if isinstance(mode, str) else bool((flags or 0) & WRITING)
        return self._outside(path) if writes else None

    def _changed(self, event: str, arguments: tuple[Any, ...]) -> tuple[str, str] | None:
        for index in CHANGES[event]:
            found = self._outside(arguments[index], is_write=event in ("os.truncate", "os.chmod"))
            if found:
                return found
        return None

    def _outside(self, path: object, is_write: bool = True) -> tuple[str, str] | None:
        if isinstance(path, int) or path == ":memory:":
            return None
        if not isinstance(path, (str, bytes, os.PathLike)):
            return "file", repr(path)
        place = os.path.realpath(os.fsdecode(path))
        name = os.fsdecode(path)
        if name in DEVICES or place in DEVICES or place.startswith("/dev/shm/"):
            return None
        if place != self.folder and not place.startswith(self.folder + os.sep) and not _is_own(place):
            return "file", name
        if is_write and _is_shared(place):
            return "file", name
        return None

    def _connected(self, event: str, arguments: tuple[Any, ...]) -> tuple[str, str] | None:
        address = (
            arguments[0] if event.startswith("socket.get") else arguments[1] if len(arguments) > 1 else None
        )
        if isinstance(address, (str, bytes)) and not event.startswith("socket.get"):
            return None if _is_abstract(address) else ("network", os.fsdecode(address))
        host = address[0] if isinstance(address, tuple) and address else address
        if os.name == "nt" and host in LOOPBACK:
            return None  # event loops talk to themselves so
        port = f":{address[1]}" if isinstance(address, tuple) and len(address) > 1 else ""
        return "network", f"{os.fsdecode(host) if isinstance(host, bytes) else host}{port}"

    def _started(self, event: str, arguments: tuple[Any, ...]) -> tuple[str, str] | None:
        words = arguments[1] if event == "subprocess.Popen" and len(arguments) > 1 else arguments[0]
        if isinstance(words, (list, tuple)):
            words = " ".join(map(_shown, words))
        return "program", _shown(words)[:200]

    def _signalled(self, event: str, arguments: tuple[Any, ...]) -> tuple[str, str] | None:
        return None if arguments[0] == os.getpid() else ("signal", f"process {arguments[0]}")


def _is_own(place: str) -> bool:
    """Whether a path in a shared folder is, or will be, something that this process made."""
    if any(place == one or place.startswith(one + os.sep) for one in made):
        return True
    if not place.startswith(tuple(f"{one}/" for one in SHARED_FOLDERS)) or os.path.lexists(place):
        return False
    made.add(place)
    return True


def _shown(word: object) -> str:
    return os.fsdecode(word) if isinstance(word, (str, bytes, os.PathLike)) else repr(word)


def _is_abstract(address: str | bytes) -> bool:
    return not address or address[:1] in ("\0", b"\0")


def _is_shared(place: str) -> bool:
    """Whether a file is a second name of one outside: large files are not copied."""
    try:
        found = os.stat(place)
    except OSError:
        return False
    return found.st_nlink > 1 and not os.path.isdir(place)


def _frames() -> list[tuple[str, int, str]]:
    """The lines that led here, outermost first, without those of this module."""
    found = traceback.extract_stack()
    return [(one.filename, one.lineno or 0, one.name) for one in found if one.filename != __file__][-40:]


def own_temporary_folder(folder: str) -> None:
    """Let ``tempfile`` use a folder: it may have chosen another one already."""
    tempfile.tempdir = folder
