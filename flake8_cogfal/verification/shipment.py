"""What is on a runner beside the packed app: app_files below /app, or what the Dockerfile copies into the image."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..docker.dockerfile import Dockerfile, Instruction
from ..docker.patterns import matches, patterns_of

APP = "/app"


@dataclass(frozen=True)
class Shipment:
    """Files by their absolute path on the runner, the folder that the app starts in, and where imports look.

    Files of an image come first in the search for modules, app_files last (`fal.api`, `fal.app_files`).
    """

    files: Mapping[str, Path]
    folder: str
    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()


def shipment_of(options: Mapping[str, Any], packed: Mapping[str, Any]) -> Shipment:
    """The shipment of an app, from its options and the files that fal collected for it."""
    collected = {str(path): Path(place) for path, place in packed.get("files", ())}
    if options.get("kind") == "container":
        return _of_image(str((options.get("image") or {}).get("dockerfile_str") or ""), collected)
    folder = posixpath.normpath(posixpath.join(APP, packed.get("app_folder") or "."))
    files = {posixpath.join(APP, path): place for path, place in collected.items()}
    return Shipment(files, APP, last=tuple(dict.fromkeys((folder, APP))) if files else ())


def unexpanded(text: str) -> list[str]:
    """The sources of a Dockerfile's COPY lines that are patterns: fal looks for files of that very name (1.83)."""
    return [word for one in Dockerfile(text).final for word in patterns_of(one)]


def _of_image(text: str, collected: Mapping[str, Path]) -> Shipment:
    dockerfile = Dockerfile(text)
    folder = "/"
    files: dict[str, Path] = {}
    for instruction in dockerfile.final:
        if instruction.keyword == "WORKDIR":
            folder = posixpath.normpath(
                posixpath.join(folder, dockerfile.expanded(instruction.value.strip("\"'")))
            )
        elif instruction.keyword in ("COPY", "ADD") and "--from" not in instruction.flags:
            files.update(_copied(dockerfile, instruction, folder, collected))
    return Shipment(files, folder, first=(folder,))


def _copied(
    dockerfile: Dockerfile, instruction: Instruction, folder: str, collected: Mapping[str, Path]
) -> Iterator[tuple[str, Path]]:
    """What one COPY puts where: a file at the target, or in it where that is a folder; of a folder what is in it."""
    words = [dockerfile.expanded(one) for one in instruction.words]
    sources, target = words[:-1], words[-1] if words else ""
    place = posixpath.normpath(posixpath.join(folder, target))
    for source in sources:
        name = posixpath.normpath(source.lstrip("/"))
        is_into = target.endswith(("/", ".")) or len(sources) > 1 or "*" in name
        for path, file in collected.items():
            if name == "." or path.startswith(name + "/"):
                yield posixpath.join(place, path if name == "." else path[len(name) + 1 :]), file
            elif path == name or matches(name, path):
                yield posixpath.join(place, posixpath.basename(path)) if is_into else place, file
