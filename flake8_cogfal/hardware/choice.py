"""The machine of an app, and why it is this one.

The need is the largest of what the models in the code add up to, what a README asks for, and the card that the project
names; the machine is the smallest that holds it and does what the kernels ask for. Where nothing of this is there, it is
the machine of fal's migration guide, and said to be that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..fal.machines import MACHINES, Machine
from ..project.project import PythonFile
from ..source.tree import Tree
from .evidence import Evidence
from .kernels import Demand, demands_of
from .memory import Memory, memory_of
from .models import Model
from .parallel import gpus_of, spreads
from .processors import heavy_requirement, wants_gpu
from .stated import FIGURE_SHARE, Statement, figures, statements
from .texts import Text, document, texts_behind_app, texts_of_app

GUIDE = "GPU-A100"
"""What fal's page "Migrate from Replicate" takes."""

DEFAULT = "a default: no model is known by its name here, and fal's migration guide takes GPU-A100 (40 GB)"

LADDER = ("GPU-A100", "GPU-L40", "GPU-H100", "GPU-H200")
"""The types to try, in order."""

OTHERWISE = ("GPU-RTXPRO6000",)
"""Where none of those does what the kernels ask for: it needs PyTorch 2.7 and CUDA 12.8."""

SEVERAL = (1, 2, 4, 8)
README_CHARACTERS = 1500


@dataclass(frozen=True)
class Rejection:
    """A machine that was not taken, and why."""

    name: str
    why: str

    def __str__(self) -> str:
        return f"{self.name}: {self.why}"


@dataclass(frozen=True)
class MachineChoice:
    """A machine type and, in one sentence for the report, why it was chosen.

    ``is_default``: nothing in the project decided. ``needed_gb`` is the estimate of the GPU memory, where there is one.
    """

    name: str
    reason: str
    num_gpus: int | None = None
    is_default: bool = False
    needed_gb: float | None = None
    evidence: tuple[Evidence, ...] = ()
    rejected: tuple[Rejection, ...] = ()

    def __str__(self) -> str:
        return self.name if self.num_gpus is None else f"{self.name} x {self.num_gpus}"


@dataclass
class _Case:
    """What is known of a project: the sum of its models, what else speaks, and the sentences that say so."""

    memory: Memory | None
    by_readme: bool
    demands: tuple[Demand, ...]
    gpus: int = 1
    needed_gb: float = 0
    reasons: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


def choose_machine(file: PythonFile, wanted: str | None = None) -> MachineChoice:
    """The machine for the app of a file; ``wanted`` is the type that the user chose."""
    gpu, said = wants_gpu(file)
    folder = file.path.rpartition("/")[0]
    stated = statements(file.project.tree, folder)
    if not gpu and not any(one.is_setting for one in stated):
        choice = _cpu(file, said)
    else:
        choice = _gpu(_case(file, said, stated))
    return _as_wanted(choice, wanted) if wanted else choice


def default_machine(gpu: bool) -> MachineChoice:
    """The machine where nothing but ``build.gpu`` is known."""
    if gpu:
        return MachineChoice(GUIDE, f"`gpu: true` in cog.yaml; {DEFAULT}", is_default=True)
    return MachineChoice("L", "cog.yaml asks for no GPU; 15 GB and 4 CPUs", is_default=True)


def _cpu(file: PythonFile, said: Evidence) -> MachineChoice:
    heavy = heavy_requirement(file)
    reason = f"{said}, so it runs on a CPU"
    smaller = Rejection("S, M", "1 and 2 GB: the build of large requirements runs out of memory")
    if heavy is None:
        larger = Rejection("XL", "30 GB: nothing that loads models is installed")
        return MachineChoice("L", f"{reason}; 15 GB and 4 CPUs", evidence=(said,), rejected=(smaller, larger))
    rejected = (smaller, Rejection("L", "15 GB: little beside a model"))
    reason = f"{reason}; {heavy.place} {heavy.says}, which wants the 30 GB and 8 CPUs of XL"
    return MachineChoice("XL", reason, evidence=(said, heavy), rejected=rejected)


def _case(file: PythonFile, said: Evidence, stated: Sequence[Statement]) -> _Case:
    texts = texts_of_app(file)
    memory, by_readme = _recognised(file, texts)
    behind = texts_behind_app(file)
    case = _Case(memory, by_readme, demands_of((*texts, *behind)))
    case.evidence.append(said)
    if memory is not None:
        _add_memory(case, memory)
    asked = figures(file.project.tree, file.path.rpartition("/")[0])
    if asked is not None:
        gigabytes, evidence = asked
        case.evidence.append(evidence)
        if gigabytes * FIGURE_SHARE > case.needed_gb:
            case.needed_gb = gigabytes * FIGURE_SHARE
            case.reasons.append(f"{evidence.place} {evidence.says}")
    if stated:
        _add_statement(case, stated[0])
    own = {file.path, *(one.path for one in file.reached)}
    running = gpus_of(text for text in texts if text.path in own)
    if running is not None and running[0] >= case.gpus:
        case.gpus, evidence = running
        case.reasons.append(f"{evidence.place}: {evidence.says}")
        case.evidence.append(evidence)
    elif (spread := spreads(text for text in texts if text.path in own)) is not None:
        case.evidence.append(spread)
    return case


def _recognised(file: PythonFile, texts: tuple[Text, ...]) -> tuple[Memory | None, bool]:
    """The sum over the code near the app, else over all that it reaches, else over name and README."""
    memory = memory_of(texts)
    if memory is not None and not _only_add_ons(memory):
        return memory, False
    further = memory_of((*texts, *texts_behind_app(file)))
    if further is not None and not _only_add_ons(further):
        return further, False
    described = _described(file.project.tree)
    if described is not None and (further is None or described.needed_gb > further.needed_gb):
        return described, True
    return further, False


def _described(tree: Tree) -> Memory | None:
    """The sum over the name of the project and the beginning of its README, which tells of more than it runs."""
    name = tree.root.resolve().name
    titled = memory_of((Text(name, ((0, name),)),))
    readme = next((one for one in tree.names_in("") if one.lower().startswith("readme")), None)
    about = document(tree, readme, README_CHARACTERS) if readme is not None else None
    return titled or (memory_of((about,), in_prose=True) if about is not None else None)


def _only_add_ons(memory: Memory) -> bool:
    return all(model.family.group == "add-on" for model in memory.models)


def _add_memory(case: _Case, memory: Memory) -> None:
    case.needed_gb = memory.needed_gb
    case.evidence += [_with_size(model) for model in memory.models]
    case.evidence += memory.remarks
    names = _listed([f"{one.family.name} ({one.evidence.place})" for one in memory.models])
    by = "by name or README only, " if case.by_readme else ""
    case.reasons.append(f"{by}{names} need{_s(memory)} about {memory.needed_gb:.0f} GB: {memory.sum}")
    seen = next((one for one in memory.models if one.family.replicate), None)
    if seen is not None:
        case.reasons.append(f"Replicate runs {seen.family.name} on {seen.family.replicate}, for speed")


def _s(memory: Memory) -> str:
    return "s" if len(memory.models) == 1 else ""


def _with_size(model: Model) -> Evidence:
    place = model.evidence
    if model.family.ceiling_gb:
        says = f"{model.family.name}: {model.family.activations_gb:g} GB at least"
    else:
        bits = f" in {model.bits} bits" if model.bits < 16 else ""
        says = f"{model.family.name}: {model.weights_gb:.1f} GB of weights{bits}"
    return Evidence(place.path, place.line, f"{says} ({model.family.source})")


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:3])
    if len(names) > 3:
        shown[-1] = f"{len(names) - 2} more"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _add_statement(case: _Case, statement: Statement) -> None:
    """Take the card that the project names into account: it holds what runs there."""
    card = statement.card
    known = case.needed_gb if case.memory is not None and not case.by_readme else None
    case.evidence.append(statement.evidence)
    said = f"{statement.evidence.place} {statement.evidence.says}"
    if card.is_ambiguous:
        said += " (40 GB here; on Replicate 40, and 80 GB since 2024)"
    elif "A100" in card.name:
        said += " (an A100 has 40 GB here, 80 GB on Replicate)"
    case.reasons.append(said)
    if card.name.startswith("H"):
        floor = _usable(card.vram_gb)
    elif card.vram_gb <= 40 or (known is not None and known <= MACHINES[GUIDE].usable_gb):
        floor = 0.0
    else:
        floor = _usable(card.vram_gb)
    case.gpus = card.count
    case.needed_gb = max(case.needed_gb, floor * card.count)


def _usable(vram_gb: float) -> float:
    """What fits in a machine with that much memory."""
    return next(MACHINES[name].usable_gb for name in LADDER if MACHINES[name].vram_gb >= vram_gb)


def _gpu(case: _Case) -> MachineChoice:
    gpus, machine, rejected = _smallest(case)
    case.evidence += [one.evidence for one in case.demands]
    is_default = not case.reasons and machine.name == GUIDE
    if is_default:
        case.reasons.append(DEFAULT)
    else:
        case.reasons += [
            f"{one.evidence.place}: {one.evidence.says}" for one in case.demands if _decided(one)
        ]
    if not is_default:
        case.reasons.append(_conclusion(machine, gpus))
    return MachineChoice(
        machine.name,
        "; ".join(case.reasons),
        gpus if gpus > 1 else None,
        is_default,
        case.needed_gb or None,
        tuple(dict.fromkeys(case.evidence)),
        tuple(rejected),
    )


def _conclusion(machine: Machine, gpus: int) -> str:
    """What follows, in a few words."""
    if gpus > 1:
        return f"{gpus} GPUs of {machine.vram_gb:.0f} GB"
    if machine.name == GUIDE:
        return f"{GUIDE} ({machine.vram_gb:.0f} GB), which fal's migration guide takes, is enough"
    return f"{machine.name} ({machine.vram_gb:.0f} GB) is the smallest type for this"


def _decided(demand: Demand) -> bool:
    """Whether a demand speaks against the machine of the guide."""
    return not demand.is_met_by(MACHINES[GUIDE])


def _smallest(case: _Case) -> tuple[int, Machine, list[Rejection]]:
    """The first machine, and number of them, that holds the need and does what is asked for."""
    rejected: list[Rejection] = []
    for gpus in (count for count in SEVERAL if count >= case.gpus):
        for name in LADDER if gpus == case.gpus else LADDER[-1:]:
            machine = MACHINES[name]
            why = _why_not(machine, gpus, case)
            if not why:
                return gpus, machine, [*rejected, *_larger(machine)]
            rejected.append(Rejection(f"{name} x {gpus}" if gpus > 1 else name, why))
        for machine in map(MACHINES.__getitem__, OTHERWISE):
            if not _why_not(machine, gpus, case):
                return gpus, machine, rejected
        if any(_holds(MACHINES[name], gpus, case) for name in LADDER):
            break  # several GPUs do not give them what they lack
    return _largest(case, rejected)


def _largest(case: _Case, rejected: list[Rejection]) -> tuple[int, Machine, list[Rejection]]:
    """What holds the need, whatever the kernels ask for; the largest there is where nothing does."""
    for gpus in (count for count in SEVERAL if count >= case.gpus):
        for name in LADDER:
            if _holds(MACHINES[name], gpus, case):
                return gpus, MACHINES[name], rejected
    return SEVERAL[-1], MACHINES[LADDER[-1]], rejected


def _holds(machine: Machine, gpus: int, case: _Case) -> bool:
    return case.needed_gb <= machine.usable_gb * gpus


def _why_not(machine: Machine, gpus: int, case: _Case) -> str:
    """Why a machine does not do; empty where it does."""
    if not _holds(machine, gpus, case):
        in_all = f"{machine.vram_gb * gpus:.0f} GB, of which {machine.usable_gb * gpus:.0f} can be used"
        return f"{in_all}; {case.needed_gb:.0f} are needed"
    lacking = next((one for one in case.demands if not one.is_met_by(machine)), None)
    return f"{lacking.lacking} ({lacking.evidence})" if lacking is not None else ""


def _larger(machine: Machine) -> list[Rejection]:
    """The next type, which would do as well."""
    following = [MACHINES[name] for name in LADDER[LADDER.index(machine.name) + 1 :][:1]]
    return [Rejection(one.name, _more_than(machine, one)) for one in following]


def _more_than(machine: Machine, other: Machine) -> str:
    why = f"{other.vram_gb:.0f} GB, which nothing here asks for"
    slower = (other.bandwidth or 0) < (machine.bandwidth or 0)
    return f"{why}, at {other.bandwidth} TB/s instead of {machine.bandwidth}" if slower else why


def _as_wanted(choice: MachineChoice, wanted: str) -> MachineChoice:
    """The user's choice, with what the evidence would have said."""
    machine = MACHINES[wanted]
    reason = "chosen with --machine-type, or machine-type under [tool.cogfal]"
    needed = choice.needed_gb
    if needed is not None and machine.has_gpu and needed > machine.usable_gb * (choice.num_gpus or 1):
        reason += f"; the evidence speaks for {choice}: {choice.reason}"
    gpus = choice.num_gpus if machine.has_gpu else None
    other = () if choice.name == wanted else (Rejection(str(choice), "the choice without it"),)
    return MachineChoice(wanted, reason, gpus, False, needed, choice.evidence, other)
