"""Planning what becomes of each project, one after the other or in several processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..defects import reason_of
from ..engine import migrate
from ..migration import Migration
from ..options import Options
from ..project.project import Project
from .arguments import UsageError

Task = tuple[Project, Options]


def plans(tasks: Sequence[Task], jobs: int) -> Iterator[Migration]:
    """The migration of every project, in order. Raises UsageError where a process of several is killed."""
    if jobs == 1 or len(tasks) < 2:
        for project, options in tasks:
            yield plan(project, options)
        return
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # slow to import

    try:
        with ProcessPoolExecutor(min(jobs, len(tasks))) as pool:
            yield from pool.map(_plan_elsewhere, tasks)
    except BrokenProcessPool as error:
        raise UsageError(
            "a process was killed, perhaps for want of memory: take a smaller number of --jobs"
        ) from error


def plan(project: Project, options: Options) -> Migration:
    """``migrate``, or the entry for Cog's image; what stops the engine declines the one project."""
    try:
        if options.image_only:
            from .image_only import image_only

            return image_only(project, options)
        return migrate(project, options)
    except Exception as error:
        return Migration(project, (), declined=(reason_of(project, error),))


def _plan_elsewhere(task: Task) -> Migration:
    """``plan`` in another process. Syntax trees cannot travel back from there, and nobody needs them any more."""
    migration = plan(*task)
    project = migration.project
    bare = {id(one): replace(one, subject=None) for one in (*migration.found, *migration.left)}
    return replace(
        migration,
        project=Project(project.tree, project.configuration_path, project.app_path, clients=project.clients),
        found=tuple(bare[id(one)] for one in migration.found),
        fixed=tuple(bare[id(one)] for one in migration.fixed),
        left=tuple(bare[id(one)] for one in migration.left),
    )
