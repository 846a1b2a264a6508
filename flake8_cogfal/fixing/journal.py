"""The journal: what the last run changed in a project, so that it can be undone.

It is kept in `<root>/.cogfal/journal.json`, holds the original content of every file of the run, and is on
the disk before the first file is replaced. A run that was killed half-way is therefore undone like any other.
This module also has the two things that writing and undoing share: the project's lock, and the way one file
is located and replaced.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

FOLDER = ".cogfal"
UNTOUCHABLE = frozenset({FOLDER, ".git"})
VERSION = 1
LOCK_ATTEMPTS = 20
SECONDS_TO_WRITE_A_PROCESS_ID = 0.1

FileState = Literal["before", "after", "edited"]


class WriteRefused(Exception):
    """A file that must not or cannot be written: `path` says which, `reason` why and what to do."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class NothingToUndo(Exception):
    """The project in the folder `root` has no journal."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.root = root

    def __str__(self) -> str:
        return f"{self.root}: there is no run to undo"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a run.

    `path` is relative to the root, with slashes; `before` the original content, None if the run created the
    file; `after` the hexadecimal SHA-256 of the new content, None if the run deleted the file; `mode` the
    permission bits of the original.
    """

    path: str
    before: bytes | None
    after: str | None
    mode: int | None


@dataclass(frozen=True, slots=True)
class Journal:
    """The files of a run, the folders it created (outermost first), and whether it came to its end."""

    entries: tuple[Entry, ...]
    folders: tuple[str, ...] = ()
    complete: bool = False

    def dump(self) -> bytes:
        """The journal as JSON."""
        document = {"version": VERSION, **asdict(self)}
        for entry in document["entries"]:
            if entry["before"] is not None:
                entry["before"] = base64.b64encode(entry["before"]).decode("ascii")
        return json.dumps(document, indent=1).encode("ascii")

    @classmethod
    def parse(cls, data: bytes) -> Journal:
        """The journal in `data`; raises ValueError if it is none."""
        try:
            document = json.loads(data)
            if document["version"] != VERSION:
                raise ValueError(f"version {document['version']!r} is unknown")
            entries = tuple(_entry(**file) for file in document["entries"])
            folders = tuple(str(folder) for folder in document["folders"])
            return cls(entries, folders, complete=document["complete"] is True)
        except (AttributeError, KeyError, TypeError, RecursionError) as error:
            raise ValueError("it is not a journal") from error


def _entry(path: str, before: str | None, after: str | None, mode: int | None) -> Entry:
    content = None if before is None else base64.b64decode(before, validate=True)
    return Entry(str(path), content, after, None if mode is None else int(mode) & 0o777)


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What an undo did: files put back, files removed that the run had created, files already as before."""

    restored: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    untouched: tuple[Path, ...] = ()


def find_journal(start: Path) -> Path | None:
    """The root of the nearest project at or above `start` (a file or folder) that has a journal."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if os.path.isfile(journal_file(folder))), None)


def undo(root: Path, *, force: bool = False) -> UndoReport:
    """Put back what the last run in the project `root` changed, and remove its journal.

    Works after a run, or an undo, that was killed at any point. Raises NothingToUndo without a journal, and
    WriteRefused, before anything is changed, if a file was edited since the run (with `force` the edit is
    overwritten), if the journal is damaged or if a file cannot be written.
    """
    if not (root / FOLDER).is_dir():
        raise NothingToUndo(root)
    with exclusive(root):
        journal = read_journal(root)
        if journal is None:
            raise NothingToUndo(root)
        edited = [entry for entry in journal.entries if state_of(root, entry) == "edited"]
        if edited and not force:
            reason = "it was edited after the last run, and undoing that run would lose the edit"
            raise WriteRefused(root / edited[0].path, reason)
        report = put_back(root, journal, overwrite=force)
        os.unlink(journal_file(root))
    return report


def put_back(root: Path, journal: Journal, *, overwrite: bool = False) -> UndoReport:
    """Restore every file of the journal that is as the run left it, and, with `overwrite`, edited ones too."""
    restored: list[Path] = []
    removed: list[Path] = []
    untouched: list[Path] = []
    for entry in journal.entries:
        target = locate(root, Path(entry.path))
        state = state_of(root, entry)
        with suppress(OSError):
            os.unlink(temporary_for(target))
        if state == "before" or (state == "edited" and not overwrite):
            untouched.append(root / entry.path)
        elif entry.before is None:
            with refusing(root / entry.path):
                os.unlink(target)
                synchronise(target.parent)
            removed.append(root / entry.path)
        else:
            with refusing(root / entry.path):
                target.parent.mkdir(parents=True, exist_ok=True)
                replace_file(target, entry.before, entry.mode)
            restored.append(root / entry.path)
    for folder in reversed(journal.folders):
        with suppress(OSError):  # it stays if something else is in it by now
            os.rmdir(locate(root, Path(folder)))
    return UndoReport(tuple(restored), tuple(removed), tuple(untouched))


def state_of(root: Path, entry: Entry) -> FileState:
    """Whether the file is as it was before the run, as the run left it, or neither."""
    current = read_file(locate(root, Path(entry.path)))
    if current == entry.before:
        return "before"
    return "after" if checksum(current) == entry.after else "edited"


def checksum(content: bytes | None) -> str | None:
    """The hexadecimal SHA-256 of a file's content; None for a file that does not exist."""
    return None if content is None else hashlib.sha256(content).hexdigest()


# --- The journal on the disk


def journal_file(root: Path) -> Path:
    """Where the journal of the project `root` is kept."""
    return root / FOLDER / "journal.json"


def read_journal(root: Path) -> Journal | None:
    """The project's journal, None if there is none; raises WriteRefused if it is damaged."""
    data = read_file(journal_file(root))
    try:
        return None if data is None else Journal.parse(data)
    except ValueError as error:
        raise WriteRefused(
            journal_file(root),
            f"the journal of the last run is damaged ({error}); put the files back from version control and"
            f" delete the folder {FOLDER}",
        ) from error


def write_journal(root: Path, data: bytes) -> None:
    """Replace the project's journal; only its owner may read it, as the originals in it may be private."""
    path = journal_file(root)
    with refusing(path):
        with suppress(FileNotFoundError):
            os.unlink(temporary_for(path))
        replace_file(path, data, 0o600)
        synchronise(root)


# --- One run at a time


@contextmanager
def exclusive(root: Path) -> Iterator[None]:
    """Hold the project's lock; raises WriteRefused if another living process holds it.

    The lock is `<root>/.cogfal/lock` with the process id inside; one whose process has died is taken over.
    """
    folder = root / FOLDER
    if not root.is_dir():
        raise WriteRefused(root, "it is not a folder")
    if folder.is_symlink():
        raise WriteRefused(folder, "it is a symbolic link, and must be a folder of the project")
    try:
        _lock(folder)
    except BaseException:
        with suppress(OSError):  # unless somebody else's lock is in it
            os.rmdir(folder)
        raise
    try:
        with refusing(folder), suppress(FileExistsError):
            _create(folder / ".gitignore", b"*\n")
        yield  # outside of refusing(): the caller names its own files
    finally:
        _unlock(folder, empty=not journal_file(root).exists())


def _lock(folder: Path) -> None:
    lock = folder / "lock"
    with refusing(folder):
        for _ in range(LOCK_ATTEMPTS):
            with suppress(FileExistsError):
                os.mkdir(folder)
            try:
                return _create(lock, b"%d\n" % os.getpid())
            except FileExistsError:
                if process := _living_owner(lock):
                    break
                with suppress(FileNotFoundError):
                    os.unlink(lock)
            except FileNotFoundError:
                continue  # another run ended and removed the folder
        else:
            process = "unknown"
    raise WriteRefused(
        lock,
        f"another run (process {process}) is writing to this project; wait until it ends, or delete this file if"
        " there is no such run",
    )


def _unlock(folder: Path, *, empty: bool) -> None:
    # The lock goes last, so that whoever takes it next finds the folder in order.
    leftovers = [".gitignore", temporary_for(Path("journal.json")).name] if empty else []
    for name in [*leftovers, "lock"]:
        with suppress(OSError):
            os.unlink(folder / name)
    if empty:
        with suppress(OSError):
            os.rmdir(folder)


def _living_owner(lock: Path) -> str | None:
    """The id of the process that holds the lock, None if it no longer runs."""
    try:
        if lock.stat().st_size == 0:  # not yet written, or its process died before it could
            time.sleep(SECONDS_TO_WRITE_A_PROCESS_ID)
        owner = lock.read_text("ascii", errors="replace").strip()
    except FileNotFoundError:
        return None
    if not owner.isdecimal():
        return None
    if os.name == "nt":
        return owner  # there os.kill does not ask, it kills
    try:
        os.kill(int(owner), 0)
    except (ProcessLookupError, OverflowError, ValueError):
        return None
    except PermissionError:
        pass  # it runs, as another user
    return owner


# --- One file


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn an error of the operating system into WriteRefused for `path`."""
    try:
        yield
    except OSError as error:
        raise WriteRefused(path, f"it cannot be written: {error.strerror or error}") from error


def locate(root: Path, path: Path) -> Path:
    """The real file behind `path` (absolute, or relative to `root`), with symbolic links resolved.

    Raises WriteRefused if it is outside the project, or belongs to version control or to the journal: a
    journal is read from the disk, and must not be able to place a file there either.
    """
    real_root = root.resolve()
    try:
        real = Path(os.path.realpath(real_root / path))
    except ValueError as error:
        raise WriteRefused(root, f"{str(path)!r} is not the name of a file") from error
    if real == real_root or not real.is_relative_to(real_root):
        raise WriteRefused(
            root / path,
            f"it leads out of the project {root}, by a symbolic link or by its path; nothing is"
            " written outside",
        )
    if UNTOUCHABLE & {part.lower() for part in real.relative_to(real_root).parts}:
        raise WriteRefused(root / path, "files of version control and of the journal are not rewritten")
    if real.is_symlink():
        raise WriteRefused(root / path, "it is a symbolic link to itself")
    return real


def read_file(path: Path) -> bytes | None:
    """The content of a regular file, None if it does not exist; raises WriteRefused for anything else."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise WriteRefused(path, "it is not a regular file")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WriteRefused(path, f"it cannot be read: {error.strerror or error}") from error


def temporary_for(target: Path) -> Path:
    """The sibling that holds the new content at first; its name is fixed, so that an undo finds it."""
    return target.with_name(f".{target.name}.cogfal")


def replace_file(target: Path, content: bytes, mode: int | None) -> None:
    """Replace or create one file atomically; raises OSError."""
    os.replace(stage(target, content, mode), target)
    synchronise(target.parent)


def stage(target: Path, content: bytes, mode: int | None) -> Path:
    """Write `content` to the temporary sibling of `target`, safe on the disk, and return its path.

    It gets the owner and permissions of `target`; where there is no such file, `mode` (None: the default).
    """
    temporary = temporary_for(target)
    original = os.stat(target) if target.exists() else None
    if original is not None:
        mode = stat.S_IMODE(original.st_mode)
    _create(temporary, content, 0o666 if mode is None else 0o600)
    if original is not None and hasattr(os, "chown"):
        with suppress(PermissionError):  # only root may give files away
            os.chown(temporary, original.st_uid, original.st_gid)
    if mode is not None:
        os.chmod(temporary, mode)
    return temporary


def _create(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Create a file that must not exist yet, whole or not at all; a symbolic link is never followed."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
    except BaseException:
        os.unlink(path)
        raise


def synchronise(folder: Path) -> None:
    """Make renames in `folder` survive a loss of power, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
