"""Names for the app: ``app_name`` in kebab-case, and the class."""

from __future__ import annotations

import keyword
import re

FALLBACK = "app"

# Affixes that say where a model was packaged, not what it is.
PREFIXES = ("cog-", "replicate-")
SUFFIXES = ("-cog", "-replicate")

# Names of folders that say nothing about the model.
UNTELLING = frozenset({"cog", "replicate", "src"})

# Names that a migrated file imports or defines; an app class of that name would hide them.
RESERVED = frozenset(
    {
        "Any", "Audio", "BaseModel", "ContainerImage", "Field", "FieldException", "File", "Image", "Input",
        "Iterator", "List", "Literal", "Optional", "Output", "Path", "SecretStr", "StreamingResponse", "Union",
        "Video",
    }
)  # fmt: skip


def application_name(image: str | None, folder: str) -> str:
    """Name of the app: ``[a-z][a-z0-9-]*``.

    Args:
        image: ``image`` of cog.yaml, such as ``r8.im/owner/cog-sdxl:latest``; its last part without tag.
        folder: name or path of the project's folder, used where there is no image; a parent's name is used
            where the folder itself is only called ``cog``, ``replicate`` or ``src``.
    """
    parts = [_repository(image or ""), *map(_kebab, reversed(re.split(r"[/\\]", folder)))]
    name = next(filter(None, map(_plain, parts)), FALLBACK)
    return name if name[0].isalpha() else f"{FALLBACK}-{name}"


def class_name(application_name: str) -> str:
    """Name of the class for an app name: ``sdxl-controlnet`` -> ``SdxlControlnet``; always an identifier."""
    words = re.findall(r"[A-Za-z0-9]+", application_name)
    name = "".join(word[0].upper() + word[1:] for word in words)
    if not name or name[0].isdigit():
        return f"App{name}"
    return f"{name}App" if name in RESERVED or keyword.iskeyword(name) else name


def kebab_case(class_name: str) -> str:
    """``EightBitPredictor`` -> ``eight-bit-predictor``; capitals that belong together stay so."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", class_name).lower()).strip("-")


def derived_name(class_name: str) -> str:
    """The name that fal derives from a class (``_to_fal_app_name`` in ``fal/app.py``, 1.83): capitals part it, digits go."""
    parts = re.findall(r"[A-Z][a-z]*", class_name)
    return "-".join(part.lower() for part in parts or filter(None, class_name.split("_")))


def readable_name(class_name: str) -> str:
    """A name in which the words of a class can be read: ``SDXLTurbo`` -> ``sdxl-turbo``, ``Flux2Klein`` -> ``flux2-klein``."""
    parts = re.findall(r"[A-Z]+(?=[A-Z][a-z])|(?:[A-Z]?[a-z]+|[A-Z]+)\d*|\d+", class_name)
    name = "-".join(parts).lower()
    if name != derived_name(class_name) and any(len(part) == 1 for part in parts):
        return re.sub(r"[^a-z0-9]+", "-", class_name.lower()).strip("-")  # LLaVA
    return name


def _repository(image: str) -> str:
    """Last part of an image name, without tag and digest; empty for a placeholder such as <your-model>."""
    if "<" in image or "your-model" in image:
        return ""
    return image.partition("@")[0].rpartition("/")[2].partition(":")[0]


def _kebab(folder: str) -> str:
    """CamelCase split into words; capitals that belong together stay so (GFPGAN, ViPE)."""
    return re.sub(r"(?<=[a-z]{2})(?=[A-Z])", "-", folder)


def _plain(name: str) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    while True:
        shorter = name
        for prefix in PREFIXES:
            shorter = shorter.removeprefix(prefix)
        for suffix in SUFFIXES:
            shorter = shorter.removesuffix(suffix)
        if shorter == name:
            return "" if name in UNTELLING else name
        name = shorter
