"""Pickles the app of a file as ``fal deploy`` does: ``python deploy.py FILE PICKLE``."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import cloudpickle
import fal._serialization
from fal.app import wrap_app
from fal.utils import _find_target


def main(file: str, place: str) -> None:
    sys.path.append(str(Path(file).parent))
    target, _, _, _ = _find_target(runpy.run_path(file))
    fal._serialization.include_package_from_path(file)
    fal._serialization.patch_pickle()
    Path(place).write_bytes(cloudpickle.dumps(wrap_app(target).func))


main(*sys.argv[1:])
