"""Debian 12 (bookworm), the system under ``python:*-slim-bookworm``: its package names, as tables.

Names were checked against the package index of bookworm (main, amd64). Common names that still exist there need
no entry, among them libgl1-mesa-glx, which later releases dropped.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

# Names of Ubuntu and of older releases -> the package in Debian 12.
PACKAGES = {
    "chromium-browser": "chromium",
    "gcc-9": "gcc",
    "g++-9": "g++",
    "libasound2t64": "libasound2",
    "libavcodec58": "libavcodec59",
    "libffi7": "libffi8",
    "libglib2.0-0t64": "libglib2.0-0",
    "libjpeg-turbo8-dev": "libjpeg-dev",
    "libjpeg8-dev": "libjpeg-dev",
    "libpng12-dev": "libpng-dev",
    "libreadline7": "libreadline8",
    "libsndfile-dev": "libsndfile1-dev",
    "libssl1.1": "libssl3",
    "libtbb2": "libtbb12",
    "libtiff5": "libtiff6",
    "mesa-utils-extra": "mesa-utils",
    "netcat": "netcat-openbsd",
    "openjdk-11-jdk": "openjdk-17-jdk",
    "openjdk-8-jdk": "openjdk-17-jdk",
    "python-dev": "python3-dev",
    "python-opencv": "python3-opencv",
}

# Packages that Debian 12 does not have -> what to do without them.
UNAVAILABLE = {
    "libavresample-dev": "FFmpeg has replaced it by libswresample-dev",
    "libcudnn8": "the wheels of torch bring cuDNN",
    "libjasper-dev": "Debian has dropped JasPer",
    "nvidia-cudnn": "the wheels of torch bring cuDNN",
    "pget": "it is a program of Replicate's, not an apt package: download it with curl",
    "ttf-mscorefonts-installer": "it is not in Debian's main repository",
    "unrar": "it is not in Debian's main repository; unar is",
}

# First word of a build command -> the packages that it needs. Cog's base image had most of them without asking.
COMMANDS = {
    "7z": ("p7zip-full",),
    "add-apt-repository": ("software-properties-common",),
    "aria2c": ("aria2",),
    "bunzip2": ("bzip2",),
    "bzip2": ("bzip2",),
    "cc": ("build-essential",),
    "cmake": ("build-essential", "cmake"),
    "g++": ("build-essential",),
    "gcc": ("build-essential",),
    "git": ("git",),
    "git lfs": ("git-lfs",),
    "gpg": ("gnupg",),
    "jq": ("jq",),
    "make": ("build-essential",),
    "ninja": ("ninja-build",),
    "rsync": ("rsync",),
    "sox": ("sox",),
    "sudo": ("sudo",),
    "unzip": ("unzip",),
    "wget": ("wget",),
    "xz": ("xz-utils",),
    "zip": ("zip",),
    "zstd": ("zstd",),
}

# Parts of a requirement or command -> what compiling it needs: these have no wheel for every Python.
BUILT_FROM_SOURCE = {
    "cchardet": ("build-essential",),
    "detectron2": ("build-essential",),
    "diffvg": ("build-essential", "cmake"),
    "dlib": ("build-essential", "cmake"),
    "fairseq": ("build-essential",),
    "flash[-_]attn": ("build-essential",),
    "insightface": ("build-essential",),
    "llama[-_]cpp[-_]python": ("build-essential", "cmake"),
    "madmom": ("build-essential",),
    "mmcv(?:-full)?": ("build-essential",),
    "netifaces": ("build-essential",),
    "nvdiffrast": ("build-essential",),
    "pesq": ("build-essential",),
    "pytorch3d": ("build-essential",),
    r"setup\.py": ("build-essential",),
    "webrtcvad": ("build-essential",),
}

# Programs that Cog's base image has (pkg/dockerfile/base.go) and code may run -> the package. git and curl are on
# fal's own machines too: they are no reason for an image, but belong into one.
PROGRAMS = {
    "aria2c": ("aria2",),
    "cmake": ("cmake",),
    "curl": ("curl",),
    "ffmpeg": ("ffmpeg",),
    "ffprobe": ("ffmpeg",),
    "g++": ("build-essential",),
    "gcc": ("build-essential",),
    "git": ("git",),
    "make": ("build-essential",),
    "sox": ("sox",),
    "unzip": ("unzip",),
    "wget": ("wget",),
    "zip": ("zip",),
    "zstd": ("zstd",),
}
ON_EVERY_MACHINE = frozenset({("curl",), ("git",)})


@dataclass(frozen=True)
class SystemLibrary:
    """A requirement, or an imported module, that loads libraries of the system.

    ``requirements`` and ``modules`` are names of which one is enough; ``unless`` are requirements that bring it along.
    """

    why: str
    packages: tuple[str, ...]
    requirements: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    before: tuple[int, int] | None = None
    """The version from which on the wheel has it inside."""

    def is_needed(self, requirements: Mapping[str, str], modules: Collection[str]) -> bool:
        """Whether a project needs it; ``requirements`` are lines by the normalised name of the package."""
        if any(name in requirements for name in self.unless):
            return False
        named = [requirements[name] for name in self.requirements if name in requirements]
        if self.before is not None:
            return any(_is_before(line, self.before) for line in named)
        return bool(named) or any(name in modules for name in self.modules)


HEADLESS = ("opencv-python-headless", "opencv-contrib-python-headless")
LIBRARIES = (
    SystemLibrary(
        "OpenCV with windows",
        ("libgl1", "libglib2.0-0"),
        requirements=("opencv-python", "opencv-contrib-python"),
    ),
    SystemLibrary("cv2", ("libgl1", "libglib2.0-0"), modules=("cv2",), unless=HEADLESS),
    SystemLibrary(
        "mediapipe", ("libgl1", "libglib2.0-0"), requirements=("mediapipe",), modules=("mediapipe",)
    ),
    SystemLibrary(
        "Open3D", ("libgl1", "libgomp1", "libx11-6"), requirements=("open3d",), modules=("open3d",)
    ),
    SystemLibrary("pydub", ("ffmpeg",), requirements=("pydub",), modules=("pydub",)),
    SystemLibrary("ffmpeg-python", ("ffmpeg",), requirements=("ffmpeg-python",), modules=("ffmpeg",)),
    SystemLibrary(
        "whisper", ("ffmpeg",), requirements=("openai-whisper", "whisperx"), modules=("whisper", "whisperx")
    ),
    SystemLibrary("soundfile", ("libsndfile1",), requirements=("soundfile",), before=(0, 11)),
    SystemLibrary("pysox", ("sox",), requirements=("sox",), modules=("sox",)),
    SystemLibrary(
        "cairo", ("libcairo2",), requirements=("cairosvg", "cairocffi"), modules=("cairosvg", "cairocffi")
    ),
)


def _is_before(line: str, version: tuple[int, int]) -> bool:
    match = re.search(r"==\s*(\d+)\.(\d+)", line)
    return match is not None and (int(match[1]), int(match[2])) < version
