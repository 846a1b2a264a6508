"""Statements of an app file that install packages or download files: while it is imported, or as a part of ``setup``."""

from __future__ import annotations

import ast
import re
import shlex
from dataclasses import dataclass

from ..source.module import PythonModule
from ..source.tree import Tree
from ..source.walking import walk
from .project import PythonFile

RUNNERS = frozenset(
    {
        "os.popen", "os.system", "subprocess.Popen", "subprocess.call", "subprocess.check_call",
        "subprocess.check_output", "subprocess.getoutput", "subprocess.getstatusoutput", "subprocess.run",
    }
)  # fmt: skip
PIP_FUNCTIONS = frozenset({"pip.main", "pip._internal.main", "pip._internal.cli.main.main"})
HARMLESS_KEYWORDS = frozenset(
    {
        "capture_output",
        "check",
        "encoding",
        "shell",
        "stderr",
        "stdout",
        "text",
        "timeout",
        "universal_newlines",
    }
)

INSTALLS = re.compile(
    r"\bpip[\d.]*\s+(?:-\S+\s+)*install\b|\bsetup\.py\s+(?:install|develop|build)|\b(?:apt|apt-get|conda|mamba|mim|uv)\s[^;&|]*\binstall\b"
)
DOWNLOADS = frozenset(
    {
        "gdown.download", "gdown.download_folder", "huggingface_hub.hf_hub_download",
        "huggingface_hub.snapshot_download", "modelscope.snapshot_download", "nltk.download",
        "torch.hub.download_url_to_file", "urllib.request.urlretrieve", "wget.download",
    }
)  # fmt: skip
DOWNLOAD_COMMAND = re.compile(
    r"\b(?:wget|curl|pget|aria2c|gdown|git\s+clone|huggingface-cli\s+download|hf\s+download)\b"
)
BUILD_STEP = re.compile(
    r"(?:sudo\s+)?(?:cd|(?:python[\d.]*\s+-m\s+)?(?:pip[\d.]*|mim)|python[\d.]*\s+(?:\./)?setup\.py|apt|apt-get|git\s+clone|mkdir|"
    r"wget|curl|tar|unzip|ninja)\b[^|<>`$&]*"
)
"""A command that does in a Dockerfile what it does when the file is imported."""

QUOTED = re.compile(r"'[^']*'|\"[^\"`$]*\"")

PIP_INSTALL = re.compile(r"(?:python[\d.]*\s+-m\s+)?pip[\d.]*\s+install\s+(?P<arguments>.*)", re.DOTALL)
QUIET = frozenset(
    {
        "-q",
        "-qq",
        "--quiet",
        "--no-cache-dir",
        "--user",
        "-y",
        "--yes",
        "--disable-pip-version-check",
        "--no-input",
    }
)
"""Options that make no difference to what is installed."""
UPGRADE = frozenset({"-U", "--upgrade"})
LINKS = frozenset({"-f", "--find-links", "--extra-index-url"})
LOCAL = re.compile(r"\.{1,2}(?:/|\[|$)|/|[^:@]*\.(?:whl|zip|tar\.gz)$|[\w.-]+/")


BUILDS = ("pyproject.toml", "setup.cfg", "setup.py")


@dataclass(frozen=True)
class Install:
    """A statement that does nothing but install, as a shell ``command``.

    ``lines`` are what it installs as lines of a requirements file, where these say it all; None where they do not.
    """

    statement: ast.stmt
    command: str
    lines: tuple[str, ...] | None
    upgrades: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether a list of requirements says what the command does."""
        return self.lines is not None


def installs_of(file: PythonFile, *, in_setup: bool) -> tuple[Install, ...]:
    """The installations that can be made before the app starts, in order; those of ``setup`` on request."""
    statements = list(file.module.tree.body)
    if in_setup and file.placement is not None and file.placement.setup is not None:
        statements += file.placement.setup.body
    found = (install_of(file, one) for one in statements)
    return tuple(one for one in found if one is not None)


def mentions_install(module: PythonModule, statement: ast.stmt) -> bool:
    """Whether a command in a statement, or in one below it, installs something."""
    commands = (_command(module, node) for node in walk(statement) if isinstance(node, ast.Call))
    return any(command is not None and INSTALLS.search(command) for command in commands)


def downloads(module: PythonModule, statement: ast.stmt) -> bool:
    """Whether a statement itself downloads something."""
    for node in walk(statement):
        if isinstance(node, ast.Call):
            if (module.qualified(node.func) or "") in DOWNLOADS:
                return True
            if DOWNLOAD_COMMAND.search(_command(module, node) or ""):
                return True
    return False


def install_of(file: PythonFile, statement: ast.stmt) -> Install | None:
    """The installation that a statement makes; None where it makes none, does more, or cannot be read."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    command = _command(file.module, call) if isinstance(call, ast.Call) else None
    if command is None or not INSTALLS.search(command) or not _is_plain_call(call):
        return None
    steps = [one.strip() for one in re.split(r"&&|;|\n", command) if one.strip()]
    while steps and re.fullmatch(r"cd\b.*", steps[-1]):
        steps.pop()  # back again
    if not all(BUILD_STEP.fullmatch(QUOTED.sub("quoted", one)) for one in steps):
        return None
    if local_paths(command):
        folder = _working_folder(file.module, statement)
        if folder is None:
            return None
        if folder:
            command = f"cd {folder} && {command}"
            steps.insert(0, f"cd {folder}")
    makes = any(one.startswith(("git clone", "mkdir", "tar", "unzip", "wget", "curl")) for one in steps)
    if not makes and not all(_can_be_installed(file.project.tree, one) for one in local_paths(command)):
        return None
    lines, upgrades = _requirement_lines(steps)
    return Install(statement, " && ".join(steps), lines, upgrades)


def _working_folder(module: PythonModule, statement: ast.stmt) -> str | None:
    """The folder of the project in which a statement of the module's body runs; None where it cannot be told.

    ``os.chdir("folder")`` goes there from the project, ``os.chdir(HOME)`` back where ``HOME = os.getcwd()`` came first.
    """
    moves = [node for node in module.every(ast.Call) if module.qualified(node.func) == "os.chdir"]
    homes = {
        target.id
        for one in module.tree.body
        if isinstance(one, ast.Assign)
        and module.source(one.value) == "os.getcwd()"
        and (not moves or one.lineno < moves[0].lineno)
        for target in one.targets
        if isinstance(target, ast.Name)
    }
    folder: str | None = ""
    for one in module.tree.body:
        if one is statement:
            return folder
        call = one.value if isinstance(one, ast.Expr) else None
        if call not in moves:
            if any(node in moves for node in walk(one)):
                folder = None
            continue
        assert isinstance(call, ast.Call)
        goal = call.args[0] if call.args else None
        if isinstance(goal, ast.Name) and goal.id in homes:
            folder = ""
        else:
            written = _text(goal) if goal is not None else None
            folder = _joined(folder, written) if written and folder is not None else None
    return folder if not moves else None


def local_paths(command: str) -> tuple[str, ...]:
    """The files and folders of the project that a command installs, relative to the project; ``.`` for all of it."""
    folder, found = "", []
    for step in (one.strip() for one in re.split(r"&&|;|\n", command)):
        if step.startswith("cd "):
            folder = _joined(folder, step[3:].strip().strip("'\""))
        elif re.search(r"\bsetup\.py\s+(?:install|develop|build)", step):
            found.append(folder or ".")
        elif match := PIP_INSTALL.fullmatch(step):
            words = _words(match["arguments"]) or ()
            files = {words[i + 1] for i, word in enumerate(words[:-1]) if word in ("-r", "--requirement")}
            edited = {words[i + 1] for i, word in enumerate(words[:-1]) if word in ("-e", "--editable")}
            local = [
                one
                for one in words
                if not one.startswith("-") and (LOCAL.match(one) or one in files | edited)
            ]
            found += [_joined(folder, one.partition("[")[0]) or "." for one in local if "://" not in one]
    return tuple(dict.fromkeys(found))


def _can_be_installed(tree: Tree, path: str) -> bool:
    """Whether the project holds a file, or a folder that pip can build."""
    return tree.exists(path) or any(tree.exists(f"{path}/{name}") for name in BUILDS)


def _joined(folder: str, path: str) -> str:
    """A path below a folder of the project, both relative to it; ``""`` for the project itself."""
    parts = [one for one in f"{folder}/{path}".removeprefix("/src/").split("/") if one not in ("", ".")]
    while ".." in parts[1:]:
        index = parts.index("..", 1)
        del parts[index - 1 : index + 1]
    return "/".join(parts)


def _is_plain_call(call: ast.expr | None) -> bool:
    return isinstance(call, ast.Call) and all(
        keyword.arg in HARMLESS_KEYWORDS or (keyword.arg == "cwd" and _text(keyword.value) is not None)
        for keyword in call.keywords
    )


def _command(module: PythonModule, call: ast.Call) -> str | None:
    """The shell command that a call runs; None where it runs none, or one that is made when the app runs."""
    name = module.qualified(call.func) or ""
    if not call.args or name not in RUNNERS | PIP_FUNCTIONS:
        return None
    words = _listed(module, call.args[0])
    command = _text(call.args[0]) if words is None else shlex.join(words)
    if command is None:
        return None
    folder = next((_text(one.value) for one in call.keywords if one.arg == "cwd"), None)
    command = f"pip {command}" if name in PIP_FUNCTIONS else command
    return f"cd {shlex.quote(folder)} && {command}" if folder else command


def _listed(module: PythonModule, node: ast.expr) -> list[str] | None:
    """The words of a list; ``sys.executable`` is python."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        text = _text(node.func.value)
        return text.split() if text is not None and not node.args else None
    if not isinstance(node, (ast.List, ast.Tuple)):
        return None
    words = ["python" if module.qualified(one) == "sys.executable" else _text(one) for one in node.elts]
    known = [one for one in words if one is not None]
    return known if len(known) == len(words) else None


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.JoinedStr) and all(
        isinstance(one, ast.Constant)
        or (isinstance(one, ast.FormattedValue) and ast.unparse(one.value) == "sys.executable")
        for one in node.values
    ):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "python" for one in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _requirement_lines(steps: list[str]) -> tuple[tuple[str, ...] | None, bool]:
    """What some commands install as lines of a requirements file, and whether they upgrade; None where more is said."""
    lines: list[str] = []
    upgrades = False
    for step in steps:
        match = PIP_INSTALL.fullmatch(step)
        words = _words(match["arguments"]) if match else None
        if words is None:
            return None, False
        links, packages = [], []
        pending = [one for one in words if one not in QUIET | {"pip"}]
        while pending:
            word = pending.pop(0)
            if word in UPGRADE:
                upgrades = True
            elif word in LINKS and pending:
                links.append(f"{word} {pending.pop(0)}")
            elif word.startswith("-") or (LOCAL.match(word) and "://" not in word):
                return None, False
            else:
                packages.append(word)
        lines += [*links, *packages]
    return tuple(lines), upgrades


def _words(text: str) -> list[str] | None:
    try:
        return shlex.split(text)
    except ValueError:
        return None
