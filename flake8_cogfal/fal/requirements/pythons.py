"""Which Python a list of requirements needs: the versions of packages with compiled code that have a build for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from .entry import read_requirement

Python = tuple[int, int]

LOWEST: Python = (3, 10)
"""The oldest Python of fal's package."""
PREFERRED: Python = (3, 11)
"""What is taken for a Python that is older."""

# The first versions with a Linux x86-64 wheel for Python 3.10, 3.11 and 3.12 on PyPI, as `uv pip compile --resolution
# lowest --no-build --python-version 3.NN` found them in November 2026. Of OpenCV, the first of version 4.
FIRST_BUILDS: dict[str, tuple[str, str, str]] = {
    "faiss-cpu": ("1.7.1.post3", "1.7.3", "1.8.0"),
    "h5py": ("3.6.0", "3.8.0", "3.10.0"),
    "llvmlite": ("0.38.0", "0.40.0", "0.42.0"),
    "lmdb": ("1.3.0", "1.4.1", "1.5.1"),
    "matplotlib": ("3.5.0", "3.6.0", "3.7.3"),
    "mediapipe": ("0.10.5", "0.10.5", "0.10.13"),
    "numba": ("0.55.0", "0.57.0", "0.59.0"),
    "numpy": ("1.21.2", "1.23.2", "1.26.0"),
    "onnx": ("1.12.0", "1.13.0", "1.16.0"),
    "onnxruntime": ("1.12.0", "1.15.0", "1.17.0"),
    "onnxruntime-gpu": ("1.12.0", "1.15.0", "1.17.0"),
    "opencv-contrib-python": ("4.5.4.58", "4.5.5.62", "4.5.5.62"),
    "opencv-contrib-python-headless": ("4.5.4.58", "4.5.5.62", "4.5.5.62"),
    "opencv-python": ("4.5.4.60", "4.5.5.64", "4.5.5.64"),
    "opencv-python-headless": ("4.5.4.58", "4.5.5.64", "4.5.5.64"),
    "pandas": ("1.3.3", "1.5.0", "2.1.1"),
    "pillow": ("8.3.2", "9.2.0", "10.0.0"),
    "pycocotools": ("2.0.7", "2.0.7", "2.0.8"),
    "pywavelets": ("1.2.0", "1.4.1", "1.5.0"),
    "pyyaml": ("6.0", "6.0", "6.0.1"),
    "regex": ("2021.8.21", "2022.9.11", "2023.10.3"),
    "scikit-image": ("0.19.0", "0.20.0", "0.22.0"),
    "scikit-learn": ("1.0.2", "1.1.3", "1.3.1"),
    "scipy": ("1.7.2", "1.9.2", "1.11.2"),
    "sentencepiece": ("0.1.96", "0.1.98", "0.2.0"),
    "tensorflow": ("2.8.0", "2.12.0", "2.16.1"),
    "tokenizers": ("0.11.5", "0.13.2", "0.14.0"),
    "torch": ("1.11.0", "1.13.0", "2.2.0"),
    "torchaudio": ("0.11.0", "2.0.0", "2.2.0"),
    "torchvision": ("0.12.0", "0.15.1", "0.17.0"),
    "triton": ("2.0.0", "2.0.0", "2.2.0"),
    "xformers": ("0.0.16", "0.0.20", "0.0.27"),
}
# Packages whose builds for Python 3.11 ask for a newer version of another one than their builds for 3.10 do.
COMPANIONS = {"onnxruntime": ("numpy", "1.24.2"), "onnxruntime-gpu": ("numpy", "1.24.2")}
_COLUMNS = (3, 10), (3, 11), (3, 12)


def version_of(written: str | None) -> Python | None:
    """Major and minor of a ``python_version``; ``3.1`` is a 3.10 without its quotes, whose zero YAML dropped."""
    parts = (written or "").split(".")
    if len(parts) < 2 or not all(part.isdecimal() and len(part) < 4 for part in parts[:2]):
        return None
    return LOWEST if parts == ["3", "1"] else (int(parts[0]), int(parts[1]))


def python_for(written: str | None, packages: Iterable[str]) -> tuple[Python, tuple[str, ...]]:
    """The Python of the app, and the packages that decided it where cog.yaml names one that fal does not run.

    Args:
        written: ``python_version`` of cog.yaml.
        packages: what is installed, as requirements.
    """
    version = version_of(written)
    if version is not None and version >= LOWEST:
        return version, ()
    wanted = list(packages)
    companions = _companions_of(wanted)
    older = tuple(one for one in wanted if first_build(one, PREFERRED) or _is_held_back(one, companions))
    gained = tuple(package for package in older if not first_build(package, LOWEST))
    return (LOWEST, gained) if gained else (PREFERRED, ())


def first_build(package: str, python: Python) -> str | None:
    """The first version of a package with a build for that Python, where the requirement asks for older ones only."""
    requirement = _read(package)
    if requirement is None:
        return None
    builds = FIRST_BUILDS.get(canonicalize_name(requirement.name))
    if builds is None or requirement.url or python < LOWEST:
        return None
    first = builds[min(_COLUMNS.index(python), 2)] if python in _COLUMNS else builds[2]
    return None if admits_from(requirement.specifier, first) else first


def _companions_of(packages: Iterable[str]) -> dict[str, str]:
    """What the builds of these packages for Python 3.11 ask for: the lowest version by name."""
    names = {canonicalize_name(found.name) for one in packages if (found := _read(one)) is not None}
    return dict(companion for name, companion in COMPANIONS.items() if name in names)


def _is_held_back(package: str, companions: Mapping[str, str]) -> bool:
    """Whether a package is pinned below what the build of another one for Python 3.11 asks for."""
    requirement = _read(package)
    first = companions.get(canonicalize_name(requirement.name)) if requirement is not None else None
    return requirement is not None and first is not None and not admits_from(requirement.specifier, first)


@lru_cache(maxsize=4096)
def _read(package: str) -> Requirement | None:
    try:
        return read_requirement(package)
    except InvalidRequirement:
        return None


def admits_from(specifier: SpecifierSet, first: str) -> bool:
    """Whether a specifier admits the version ``first`` or a later one, of any number of later ones."""
    lowest = Version(first)
    candidates = [lowest, Version("9999"), *_named(specifier)]
    return any(version >= lowest and specifier.contains(version, prereleases=True) for version in candidates)


def _named(specifier: SpecifierSet) -> Iterator[Version]:
    """The versions that a specifier names, and the next ones above them."""
    for one in specifier:
        try:
            version = Version(one.version.removesuffix(".*"))
        except (InvalidVersion, InvalidSpecifier):  # `===` takes any text
            continue
        yield version
        yield Version(f"{version.base_version}.1")
