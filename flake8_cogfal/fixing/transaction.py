"""The transaction: all changes of one project are written, or none.

The order makes every moment recoverable: check everything, write the journal, write the new contents beside
the files, replace file by file, delete last. An exception on the way puts the originals back; after a kill or
a loss of power `flake8_cogfal.fixing.journal.undo` does.
"""

from __future__ import annotations

import dataclasses
import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flake8_cogfal.fixing.journal import (
    Entry,
    Journal,
    WriteRefused,
    checksum,
    exclusive,
    journal_file,
    locate,
    put_back,
    read_file,
    read_journal,
    refusing,
    stage,
    state_of,
    synchronise,
    temporary_for,
    write_journal,
)

__all__ = ["Change", "WriteRefused", "commit", "refuse_after_interruption"]


@dataclass(frozen=True, slots=True)
class Change:
    """One file's content before and after; None: the file does not exist. `path` is absolute or below the root."""

    path: Path
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class _Write:
    """A checked change: the path as the user knows it, and the real file with symbolic links resolved."""

    path: Path
    target: Path
    before: bytes | None
    after: bytes | None


def commit(changes: Sequence[Change], root: Path) -> None:
    """Write all changes of the project in the folder `root`, or none of them.

    Files keep their mode and, where the system allows it, their owner; missing folders are created. Changes
    whose `before` equals their `after` are skipped, and without any other the last run's journal stays.

    Raises WriteRefused, with every file as it was, if a file differs from its `before`, is read-only, is not
    a regular file or leads out of the project, if another run is writing, or if the last one was interrupted
    and not undone. On KeyboardInterrupt and any other exception the originals are put back as well.
    """
    changes = [change for change in changes if change.before != change.after]
    if not changes:
        return
    with exclusive(root):
        refuse_after_interruption(root)
        writes = _checked(changes, root)
        journal = _journal_of(writes, root)
        previous = read_file(journal_file(root))
        try:
            write_journal(root, journal.dump())
            _write_all(writes, [root.resolve() / folder for folder in journal.folders])
            write_journal(root, dataclasses.replace(journal, complete=True).dump())
        except BaseException:
            # Should this fail or be interrupted in turn, the journal is still there for an undo.
            put_back(root, journal)
            _reinstate(root, previous)
            raise


def refuse_after_interruption(root: Path, folder: Path | None = None) -> None:
    """Raise WriteRefused where the last run in the project was killed half-way: its files are old and new ones.

    Given a ``folder``, only files below that count.
    """
    journal = read_journal(root)
    if journal is None or journal.complete:
        return
    below = (root if folder is None else folder).resolve()
    entries = [one for one in journal.entries if (root.resolve() / one.path).is_relative_to(below)]
    if any(state_of(root, entry) != "after" for entry in entries):
        raise WriteRefused(
            journal_file(root),
            "the last run was interrupted half-way; put its files back first: cogfal-fix --undo",
        )


def _reinstate(root: Path, previous: bytes | None) -> None:
    if previous is not None:
        write_journal(root, previous)
    else:
        journal_file(root).unlink(missing_ok=True)


# --- Check


def _checked(changes: Sequence[Change], root: Path) -> list[_Write]:
    writes: dict[Path, _Write] = {}
    for change in changes:
        path = root / change.path
        write = _Write(path, locate(root, change.path), change.before, change.after)
        if write.target in writes:
            raise WriteRefused(path, f"it is the same file as {writes[write.target].path}")
        if write.after is None and path.is_symlink():
            raise WriteRefused(path, "it is a symbolic link; delete it by hand")
        _refuse_changed(write)
        _refuse_read_only(write)
        writes[write.target] = write
    for write in writes.values():
        if not writes.keys().isdisjoint(write.target.parents):
            raise WriteRefused(write.path, "one of its folders is to be written as a file")
    return list(writes.values())


def _refuse_changed(write: _Write) -> None:
    current = read_file(write.target)
    if current == write.before:
        return
    if current is None:
        raise WriteRefused(write.path, "it was deleted since it was read; run the command again")
    if write.before is None:
        raise WriteRefused(write.path, "a file of this name exists already; rename one of the two")
    raise WriteRefused(write.path, "it was changed since it was read; run the command again")


def _refuse_read_only(write: _Write) -> None:
    path, target = write.path, write.target
    folder = next(parent for parent in target.parents if os.path.lexists(parent))
    if not folder.is_dir():
        raise WriteRefused(path, f"{folder} is not a folder")
    # Replacing needs the right to write the folder only, but a read-only file was made so on purpose.
    if target.exists() and not _permits(target, os.W_OK):
        raise WriteRefused(path, "it is read-only")
    if not _permits(folder, os.W_OK | os.X_OK):
        raise WriteRefused(path, f"its folder {folder} is read-only")
    with refusing(path), suppress(FileNotFoundError):
        os.lstat(temporary_for(target))  # which also tells whether the system accepts so long a name
        raise WriteRefused(temporary_for(target), "a leftover of this name is in the way; delete it")


def _permits(path: Path, access: int) -> bool:
    return os.access(path, access, effective_ids=os.access in os.supports_effective_ids)


# --- Write


def _journal_of(writes: Sequence[_Write], root: Path) -> Journal:
    real_root = root.resolve()
    entries = tuple(
        Entry(
            path=write.target.relative_to(real_root).as_posix(),
            before=write.before,
            after=checksum(write.after),
            mode=None if write.before is None else stat.S_IMODE(write.target.stat().st_mode),
        )
        for write in writes
    )
    missing = {parent for write in writes for parent in write.target.parents if not parent.exists()}
    return Journal(entries, tuple(sorted(folder.relative_to(real_root).as_posix() for folder in missing)))


def _write_all(writes: Sequence[_Write], new_folders: Sequence[Path]) -> None:
    for folder in new_folders:
        with refusing(folder):
            os.mkdir(folder)
    staged = [(write, _staged(write)) for write in writes if write.after is not None]
    for write, temporary in staged:
        with refusing(write.path):
            os.replace(temporary, write.target)
    for write in writes:
        if write.after is None:
            with refusing(write.path):
                os.unlink(write.target)
    for folder in {*(write.target.parent for write in writes), *(folder.parent for folder in new_folders)}:
        synchronise(folder)


def _staged(write: _Write) -> Path:
    assert write.after is not None
    with refusing(write.path):
        return stage(write.target, write.after, mode=None)
