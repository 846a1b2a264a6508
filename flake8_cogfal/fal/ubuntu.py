"""Ubuntu 22.04, the system under NVIDIA's images: where its package names differ from those in use, as tables.

Cog's images for GPUs are Ubuntu: the names in cog.yaml are its own, but for those of older and newer releases.
"""

from __future__ import annotations

# Names of other releases -> the package in Ubuntu 22.04.
PACKAGES = {
    "libasound2t64": "libasound2",
    "libffi7": "libffi8",
    "libglib2.0-0t64": "libglib2.0-0",
    "libpng12-dev": "libpng-dev",
    "libreadline7": "libreadline8",
    "libsndfile-dev": "libsndfile1-dev",
    "libssl1.1": "libssl3",
    "netcat": "netcat-openbsd",
    "python-dev": "python3-dev",
    "python-opencv": "python3-opencv",
    "python3-distutils-extra": "python3-distutils",
}

# Packages that Ubuntu 22.04 does not have -> what to do without them.
UNAVAILABLE = {
    "libavresample-dev": "FFmpeg has replaced it by libswresample-dev",
    "libjasper-dev": "Ubuntu has dropped JasPer",
    "pget": "it is a program of Replicate's, not an apt package: download it with curl",
}
