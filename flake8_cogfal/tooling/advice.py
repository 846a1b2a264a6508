"""What to write instead of a command of Cog.

``fal deploy FILE::App --auth``, ``fal run FILE::App`` and ``fal auth login`` as in fal 1.83; FAL_KEY is what it reads where
nobody can log in.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..conversion.deployment import Deployment
from .uses import Purpose, Use, executed, shortened

ADVICE = {
    Purpose.PUSH: "write `fal deploy {app} --auth private` (or `--auth public`)",
    Purpose.BUILD: "leave it out, `fal run` and `fal deploy {app}` build what they need",
    Purpose.PREDICT: "write `fal run {app}`, and send the inputs to the URL that it prints, as JSON with URLs for files",
    Purpose.SERVE: "write `fal run {app}`, which prints a URL; its requests are the inputs, without `input` around them",
    Purpose.TRAIN: "write `fal run` with the app that the training becomes, and send the inputs to the URL that it prints",
    Purpose.LOGIN: "write `fal auth login`, or set FAL_KEY where nobody can log in",
    Purpose.INITIALISE: "leave it out, an app needs no more than its file{file}",
    Purpose.DEBUG: "leave it out, what fal builds is said in the file of the app{file}",
    Purpose.SCHEMA: "`fal run {app}` serves the schema, at /openapi.json",
    Purpose.VERSION: "write `fal --version`",
    Purpose.OTHER: "leave it out, fal has no counterpart",
    Purpose.INSTALL: "write `pip install fal`, on Python {python}, the version that the app runs on",
    Purpose.SAFE_PUSH: (
        "fal has no counterpart: send the inputs of its test cases to `fal run {app}`, then `fal deploy {app} --auth private`"
    ),
}

IN_THE_IMAGE = (
    "run `{command}` itself, where the packages of the app are installed: fal runs no commands in an image"
)
SHELL_IN_THE_IMAGE = "fal opens no shell in an image: work where the packages of the app are installed"
SHELLS = frozenset({"bash", "sh", "/bin/bash", "/bin/sh", "python", "python3", "ipython", ""})


VARIABLES = "; its `-e` becomes a secret: `fal secrets set {values}`"


def advice_for(uses: Sequence[Use], deployment: Deployment | None) -> str:
    """What to write instead of commands that ask for the same."""
    names = dict.fromkeys(name for use in uses for name in use.variables)
    values = " ".join(f"{name}=..." for name in names)
    return _advice_for(uses[0], deployment) + (VARIABLES.format(values=values) if names else "")


def _advice_for(use: Use, deployment: Deployment | None) -> str:
    if use.purpose is Purpose.EXECUTE:
        command = executed(use.words)
        return SHELL_IN_THE_IMAGE if command in SHELLS else IN_THE_IMAGE.format(command=shortened(command))
    if use.purpose is Purpose.INSTALL:
        return ADVICE[use.purpose].format(python=deployment.python_version if deployment else "3.11")
    return ADVICE[use.purpose].format(
        app=deployment.reference if deployment else "FILE::App",
        file=f", `{deployment.path}`" if deployment else "",
    )
