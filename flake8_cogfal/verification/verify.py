"""The checks of one app, in their order: load it where only fal is, send it, ask it, compare its inputs with Cog's."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..fal.app import deployable_apps
from ..options import Options
from ..project.project import Project
from ..source.tree import Tree
from .answering import Scene, judge_answers
from .arriving import judge_arrival, judge_packing, needed_modules
from .comparison import Comparison, compare
from .loading import judge_loading
from .original import App, original_of
from .places import Place
from .process import Limits, Run, run_inside
from .published import NotASchema, inputs_of_fal
from .requests import NoValue, Request, requests_for
from .shipment import Shipment, shipment_of
from .verdict import Outcome, Verdict, Verification, failed, not_possible, passed
from .workspace import arrive, copy_project, workspace

NO_ORIGINAL = "no Cog predictor is in the journal of the last run or in git: give --cog-schema FILE"


@dataclass(frozen=True)
class Subject:
    """An app to verify: the project's folder, the app file and the class in it.

    ``changes`` are contents that are planned and not on the disk (None: the file goes), ``before`` those that the files
    had before this run; ``cog_schema`` is a document of Cog.
    """

    root: Path
    file: str
    name: str
    changes: Mapping[str, bytes | None] = field(default_factory=dict)
    before: Mapping[str, bytes | None] = field(default_factory=dict)
    cog_schema: Path | None = None


def verify(subject: Subject, options: Options, limits: Limits | None = None) -> Verification:
    """Verify an app with the real fal. The user's code runs in processes of its own, and never on the project itself."""
    limits = limits or Limits()
    with workspace() as folder:
        return _Run(subject, options, limits, folder).verification()


class _Run:
    """One verification in its folder."""

    def __init__(self, subject: Subject, options: Options, limits: Limits, folder: Path) -> None:
        self.subject = subject
        self.options = options
        self.limits = limits
        self.folder = folder
        self.project = folder / "project"
        self.package = folder / "app.pickle"
        tree = Tree(subject.root, dict(subject.changes))
        self.described = Project(tree, None, subject.file)
        file = self.described.app_file
        apps = deployable_apps(file.module) if file is not None else ()
        self.names = tuple(one.node.name for one in apps)
        self.fal_app = next((one for one in apps if one.node.name == subject.name), None)
        self.app: Place = (subject.file, self.fal_app.node.lineno if self.fal_app is not None else 1)

    def verification(self) -> Verification:
        """Every check."""
        copy_project(self.subject.root, self.project, self.subject.changes)
        sent = self._load()
        verdicts = judge_loading(sent, self.project, self.app)
        unpackable = judge_packing(sent, self.project, self.app)
        if unpackable is not None:
            verdicts += [
                unpackable,
                self._schema(sent),
                not_possible("answer", "it does not arrive on a runner"),
            ]
        else:
            ship, answer = self._arrive(sent)
            verdicts += [ship, self._schema(sent), answer]
        fal = sent.stages["fal"].found if "fal" in sent.stages else {}
        version = str(fal.get("version", ""))
        return Verification(
            self.subject.file,
            self.subject.name,
            tuple(map(self._in_words_of_the_project, verdicts)),
            version,
            platform.python_version(),
            tuple(fal.get("unlimited", ())),
        )

    def _in_words_of_the_project(self, verdict: Verdict) -> Verdict:
        """Without the names of the folders of this verification, which nobody else knows."""
        message = verdict.message
        for place in (self.project, self.folder / "runner"):
            message = message.replace(f"{place}{os.sep}", "")
        return replace(verdict, message=message)

    def _load(self) -> Run:
        job = {
            "project": str(self.project),
            "file": self.subject.file,
            "name": self.subject.name,
            "package": str(self.package),
        }
        return run_inside("describe", job, self.folder, self.limits, self.limits.seconds)

    def _arrive(self, sent: Run) -> tuple[Verdict, Verdict]:
        """The app on a runner: whether it arrives, and what it answers."""
        modules = needed_modules(self.described)
        shipment = shipment_of(sent.stages["options"].found, sent.stages["pickle"].found)
        runner = self.folder / "runner"
        start = runner / shipment.folder.lstrip("/")
        start.mkdir(parents=True)
        arrive(shipment.files, runner)
        away = self.folder / "away"
        self.project.rename(away)  # what is packed with a path of the deploying machine does not find it
        requests, why = self._requests(sent)
        try:
            job = {
                "package": str(self.package),
                "folder": str(start),
                "search": {
                    "first": [str(runner / one.lstrip("/")) for one in shipment.first],
                    "last": [str(runner / one.lstrip("/")) for one in shipment.last],
                },
                "modules": [one.name for one in modules],
                "requests": [{"path": one.path, "body": one.body} for one in requests],
            }
            arrived = run_inside("serve", job, self.folder, self.limits, self.limits.seconds_to_answer)
        finally:
            away.rename(self.project)
        shipped = self._shipped(shipment)
        ship = judge_arrival(sent, arrived, self.project, self.app, modules, shipped)
        if ship.outcome is not Outcome.PASSED:
            return ship, not_possible("answer", "it does not arrive whole on a runner")
        if not requests:
            return ship, not_possible("answer", why)
        return ship, judge_answers(arrived, requests, Scene(self.project, runner, self.app, shipped))

    def _shipped(self, shipment: Shipment) -> frozenset[str]:
        """The paths in the project of what came along."""
        return frozenset(
            one.relative_to(self.project).as_posix()
            for one in shipment.files.values()
            if one.is_relative_to(self.project)
        )

    def _requests(self, sent: Run) -> tuple[list[Request], str]:
        """The requests to make; none, and why, where no valid ones are known."""
        try:
            return list(requests_for(sent.stages["openapi"].found.get("document"))), "it has no endpoint"
        except (NoValue, NotASchema) as error:
            return [], str(error.args[0])

    def _schema(self, sent: Run) -> Verdict:
        """Whether the inputs are those of the model."""
        described = sent.passed("openapi")
        if described is None:
            return not_possible("schema", "the app has no description to compare")
        try:
            own = inputs_of_fal(described.found.get("document"))
        except NotASchema as error:
            return failed("schema", str(error.args[0]), self.app)
        subject = self.subject
        original = original_of(
            App(subject.root, subject.file, subject.name, self.names),
            subject.cog_schema,
            subject.before,
            self.options,
        )
        if original is None:
            return not_possible("schema", NO_ORIGINAL)
        return self._judge(compare(original.inputs, own), len(original.inputs), original.source)

    def _judge(self, comparison: Comparison, count: int, source: str) -> Verdict:
        if comparison.differences:
            first = comparison.differences[0]
            more = f" (and {len(comparison.differences) - 1} more)" if len(comparison.differences) > 1 else ""
            return failed("schema", f"{first.message}{more}, by {source}", self._line_of(first.field))
        notes = "".join(f"; {one}" for one in comparison.notes)
        return passed("schema", f"{count} input{'s' if count != 1 else ''} as on Cog, by {source}{notes}")

    def _line_of(self, name: str) -> Place:
        """The line of a field of the input model; that of the app where it is not found."""
        if self.fal_app is not None and name:
            from ..fal.endpoints import endpoints_of, fields_of

            for endpoint in endpoints_of(self.fal_app):
                for model in endpoint.models:
                    for one in fields_of(model):
                        if getattr(one.target, "id", "") == name:
                            return (self.subject.file, one.lineno)
        return self.app
