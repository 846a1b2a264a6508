"""How the time grows with the size of a predictor: ``python benchmarks/growth.py [--size N]``.

Writes predictors of one shape with N and with 2 N of what the shape repeats, migrates both in memory, and prints the ratio
of the CPU times beyond what the smallest one takes: 2 where the time grows with the size, 4 where with its square.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flake8_cogfal.engine import migrate
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects

CONFIGURATION = 'build:\n  python_version: "3.11"\n{packages}predict: "predict.py:Predictor"\n'
HEAD = "import torch\nfrom cog import BasePredictor, Input, Path\n\n"
PREDICT = (
    "class Predictor(BasePredictor):\n"
    "    def setup(self):\n"
    '        self.model = torch.load("m.pt")\n\n'
    "    def predict(self, image: Path, n: int = Input(default=1)) -> Path:\n"
)
END = '        return Path("out.png")\n'

Shape = Callable[[int], str]


def _inside(text: str) -> Shape:
    """A predictor whose ``predict`` repeats a text, with the number for ``#``."""
    return lambda size: HEAD + PREDICT + "".join(text.replace("#", str(i)) for i in range(size)) + END


def _above(text: str) -> Shape:
    """A predictor below repeated statements of the module."""
    return lambda size: (
        HEAD + "".join(text.replace("#", str(i)) for i in range(size)) + "\n\n" + PREDICT + END
    )


def _inputs(size: int) -> str:
    given = ", ".join(f"a{i}: int = Input(default={i}, ge=0)" for i in range(size))
    returned = ", ".join(f"a{i}" for i in range(size))
    return f"{HEAD}class Predictor(BasePredictor):\n    def predict(self, {given}) -> str:\n        return str([{returned}])\n"


SHAPES: dict[str, Shape] = {
    "assignments in a row": _inside("        image = self.model(image, #)\n"),
    "branches that return": _inside('        if n == #:\n            return Path("out#.png")\n'),
    "handlers": _inside("        try:\n            self.model(#)\n        except Exception as e:\n            raise ValueError(e)\n"),
    "inputs": _inputs,
    "classes of a framework": _above("class C#(torch.nn.Module):\n    pass\n\n\n"),
    "tensors of the module": _above("T# = torch.zeros(#)\n"),
    "functions of the module": _above("def f#(x):\n    return torch.ones(x)\n\n\n"),
    "imports": _above("import package#\n"),
}  # fmt: skip


def seconds(source: str, packages: int = 0) -> float:
    """CPU seconds of one migration in memory."""
    with tempfile.TemporaryDirectory() as folder:
        lines = "".join(f'    - "package{i}==1.{i}"\n' for i in range(packages))
        named = f"  python_packages:\n{lines}" if packages else ""
        Path(folder, "cog.yaml").write_text(CONFIGURATION.format(packages=named), "utf-8")
        Path(folder, "predict.py").write_text(source, "utf-8")
        (project,) = find_projects(Path(folder))
        started = time.process_time()
        migrate(project, Options())
        return time.process_time() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--size", type=int, default=200, help="how often a shape repeats (default: 200)")
    size = parser.parse_args().size
    smallest = _inputs(1)
    seconds(smallest)
    base = seconds(smallest)
    print(f"{'':<26}{size:>8}{2 * size:>10}   ratio")
    for title, shape in SHAPES.items():
        once, twice = seconds(shape(size)), seconds(shape(2 * size))
        print(f"{title:<26}{once:>8.2f} s{twice:>8.2f} s{(twice - base) / (once - base):>8.1f}", flush=True)
    once, twice = seconds(smallest, 10 * size), seconds(smallest, 20 * size)
    print(f"{'packages, ten times':<26}{once:>8.2f} s{twice:>8.2f} s{(twice - base) / (once - base):>8.1f}")


if __name__ == "__main__":
    main()
