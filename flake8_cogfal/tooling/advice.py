"""What to write instead of a command of Cog.

``fal deploy FILE::App --auth``, ``fal run FILE::App`` and ``fal auth login`` as in fal 1.83; FAL_KEY is what it reads where
nobody can log in.
"""

from __future__ import annotations

from ..conversion.deployment import Deployment
from .uses import Purpose, Use, executed, shortened

ADVICE = {
    Purpose.PUSH: "write `fal deploy {app} --auth private` (or `--auth public`)",
    Purpose.BUILD: "it goes: `fal run {app}` and `fal deploy {app}` build what they need",
    Purpose.PREDICT: "write `fal run {app}`, and send the inputs to the URL that it prints, as JSON with URLs for files",
    Purpose.SERVE: "write `fal run {app}`, which prints a URL; inputs are the body itself, without `input` around them",
    Purpose.TRAIN: "`fal run` the app that the training becomes, and send the inputs to the URL that it prints",
    Purpose.LOGIN: "write `fal auth login`, or set FAL_KEY where nobody can log in",
    Purpose.INITIALISE: "it goes: an app needs no more than its file, `{file}`",
    Purpose.DEBUG: "it goes: what fal builds is said in `{file}`",
    Purpose.SCHEMA: "`fal run {app}` serves it, at /openapi.json",
    Purpose.VERSION: "write `fal --version`",
    Purpose.OTHER: "fal has no counterpart: leave it out",
    Purpose.INSTALL: "write `pip install fal` (with Python {python}, which the app runs on)",
    Purpose.SAFE_PUSH: (
        "fal has no counterpart: try the requests of its test cases with `fal run {app}`, then `fal deploy {app} --auth private`"
    ),
}

IN_THE_IMAGE = (
    "run `{command}` itself, where the packages of the app are installed: fal has no command for it"
)


def advice_for(use: Use, deployment: Deployment | None) -> str:
    """What is wrong with a command, and what to write."""
    app = deployment.reference if deployment else "FILE::App"
    if use.purpose is Purpose.EXECUTE:
        command = shortened(executed(use.command.words)) or "the command"
        advice = IN_THE_IMAGE.format(command=command)
    else:
        advice = ADVICE[use.purpose].format(
            app=app,
            file=deployment.path if deployment else "FILE",
            python=deployment.python_version if deployment else "3.11",
        )
    return f"`{use.written}` needs cog.yaml and Cog: {advice}"
