"""What the package knows about ``fal.App``, against the real one."""

from __future__ import annotations

import fal

from flake8_cogfal.fal.app import APP_NAMES


def test_every_public_name_of_an_app_is_known() -> None:
    assert {name for name in dir(fal.App) if not name.startswith("_")} <= APP_NAMES
