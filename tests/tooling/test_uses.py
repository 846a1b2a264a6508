"""What is a use of Cog, and what only looks like one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flake8_cogfal.tooling.files import Kind, kind_of, uses_of
from flake8_cogfal.tooling.shell import commands
from flake8_cogfal.tooling.uses import Purpose, uses_in

COMMANDS = {
    "cog push": Purpose.PUSH,
    "cog push r8.im/alice/tint": Purpose.PUSH,
    "sudo -E cog push": Purpose.PUSH,
    "/usr/local/bin/cog push": Purpose.PUSH,
    "cd model && TOKEN=x cog push || exit 1": Purpose.PUSH,
    'if [ "$MODE" = release ]; then cog push; fi': Purpose.PUSH,
    "cog --debug build -t tint": Purpose.BUILD,
    "cog predict -i text=hello \\\n    -i size=3": Purpose.PREDICT,
    "exec cog predict -i image=@a.png 2>/dev/null > out.json": Purpose.PREDICT,
    "answer=$(cog predict -i text=hello)": Purpose.PREDICT,
    "cog run": Purpose.PREDICT,
    "cog run -i text=hello": Purpose.PREDICT,
    "cog run --gpus all r8.im/alice/tint -i text=hello": Purpose.PREDICT,
    "cog run script/download-weights": Purpose.EXECUTE,
    "cog run -e TOKEN=x python train.py": Purpose.EXECUTE,
    "cog exec python": Purpose.EXECUTE,
    "cog run -p 5000 python -m cog.server.http": Purpose.SERVE,
    "python3 -m cog.server.http": Purpose.SERVE,
    "cog serve -p 8393": Purpose.SERVE,
    "cog run python -m cog.command.openapi_schema | jq . > schema.json": Purpose.SCHEMA,
    "cog train -i data=@data.zip": Purpose.TRAIN,
    "echo $TOKEN | cog login --token-stdin": Purpose.LOGIN,
    'cog login --token-stdin <<< "$TOKEN"': Purpose.LOGIN,
    "cog init": Purpose.INITIALISE,
    "cog debug > Dockerfile": Purpose.DEBUG,
    "cog --version": Purpose.VERSION,
    "cog weights pull": Purpose.OTHER,
    "pip install cog": Purpose.INSTALL,
    "python -m pip install -U 'cog==0.9.26'": Purpose.INSTALL,
    "uv pip install coglet": Purpose.INSTALL,
    "brew install replicate/tap/cog": Purpose.INSTALL,
    "curl -o /usr/local/bin/cog -L https://github.com/replicate/cog/releases/latest/download/cog_Linux_x86_64": Purpose.INSTALL,
    "sh <(curl -fsSL https://cog.run/install.sh)": Purpose.INSTALL,
    "sudo chmod +x /usr/local/bin/cog": Purpose.INSTALL,
    "pip install git+https://github.com/replicate/cog-safe-push.git": Purpose.SAFE_PUSH,
    "cog-safe-push --config cog-safe-push-configs/default.yaml -vv": Purpose.SAFE_PUSH,
    "poetry run cog push": Purpose.PUSH,
    "uv run --with cog cog predict -i text=hello": Purpose.PREDICT,
    "uv run python -m cog.server.http": Purpose.SERVE,
    "$(COG) push $(IMAGE)": Purpose.PUSH,
    "${COG:-cog} build": Purpose.BUILD,
    "./cog push": Purpose.PUSH,
    "timeout -k 5 30m cog push": Purpose.PUSH,
    "sudo --preserve-env nice -n 10 cog push": Purpose.PUSH,
    "ANSWER=$$(cog push 2>&1) || { echo no; }": Purpose.PUSH,
    "bash -c 'cd model && cog push'": Purpose.PUSH,
    'eval "cog predict $1 > out.json"': Purpose.PREDICT,
    'ssh "root@$IP" "\n  cd model\n  nohup cog push &\n"': Purpose.PUSH,
    'docker run --rm tint bash -c "python -m cog.server.http"': Purpose.SERVE,
    "docker run --name tint -p 5001:5000 tint python -m cog.server.http": Purpose.SERVE,
    "ssh alice@host <<'EOF'\ncd model\ncog push\nEOF": Purpose.PUSH,
    "cat <<-EOF | bash\n\tcog push\n\tEOF": Purpose.PUSH,
    "docker push r8.im/alice/tint": Purpose.PUSH,
    "docker login r8.im -u alice --password-stdin <<< $TOKEN": Purpose.LOGIN,
    "docker run -d -p 5000:5000 --gpus=all r8.im/alice/tint@sha256:1": Purpose.SERVE,
    "cog run python -i predict.py": Purpose.EXECUTE,
    "cog run python ask.py -i text=hello": Purpose.EXECUTE,
    "cog run tint -i text=hello": Purpose.PREDICT,
}

NO_COMMANDS = [
    "",
    "# cog push",
    'echo "now run cog push"',
    "echo 'cog predict -i x=1'",
    "cat <<EOF > USAGE\ncog predict -i text=hello\nEOF",
    "bash <<EOF\necho\nEOF\nCOG=cog\npush",
    "cog -r docs/index.rst",
    "cog commit feat 'a bot with cogs'",
    "cog bump --auto",
    "cog check && cog changelog",
    "cog",
    "./cog/render.sh push",
    "cogs push",
    "cog.py push",
    "docker build -t cog-tint .",
    "git push cog main",
    "cd cog && make push",
    "pip install cogapp",
    "pip install discord.py cogwatch",
    "pip install -r requirements-cog.txt",
    "apt-get install cog",
    "npm run cog",
    "ls cog.yaml",
    "python -m cogapp -c README.md",
    "python bot.py --cog push",
    "grep -q 'cog push' README.md",
    "printf '%s\\n' cog push",
    "command -v cog",
    "rm -rf cog predict",
    "docker push ghcr.io/alice/cog",
    "docker pull r8.im/alice/tint",
    "poetry run cogs push",
    "$(COGS) push",
    "bash cog -c push",
    "echo bash -c cog",
]


@pytest.mark.parametrize(("script", "purpose"), COMMANDS.items())
def test_a_command_of_cog_is_known_by_its_purpose(script: str, purpose: Purpose) -> None:
    assert [one.purpose for one in uses_in(script)] == [purpose]


@pytest.mark.parametrize("script", NO_COMMANDS)
def test_what_only_looks_like_cog_is_none(script: str) -> None:
    assert uses_in(script) == []


def test_a_script_in_a_command_has_its_lines_and_folders() -> None:
    script = "cd a\nbash -c '\n  cd b\n  cog push'\nbash -c 'cd /; cog push'\n"
    found = [one.command for one in uses_in(script)]
    assert [(one.line, one.folder) for one in found] == [(4, "a/b"), (5, None)]


def test_variables_that_options_set() -> None:
    (found,) = uses_in("cog predict -e HF_TOKEN=$HF_TOKEN --env LEVEL=2 -i text=hello -e LEVEL=3")
    assert found.variables == ("HF_TOKEN", "LEVEL", "LEVEL")


def test_lines_and_folders_are_those_of_the_script() -> None:
    script = "set -e\ncd model/small\n\ncog build \\\n  -t x\n(cog push)\ncd /tmp\ncog push\n"
    assert [(one.command.line, one.command.folder) for one in uses_in(script)] == [
        (4, "model/small"),
        (6, "model/small"),
        (8, None),
    ]


@given(st.text(alphabet="cog push\n\\\"'`$(){}<>|&;#EOF ", max_size=200))
def test_no_script_is_too_strange(script: str) -> None:
    for one in commands(script):
        assert one.words
        assert 0 <= one.start <= one.end <= len(script)


def test_substitutions_may_be_nested_as_deep_as_a_file_is_long() -> None:
    assert list(commands("$(" * 100_000))


# -- files ------------------------------------------------------------------------------------------------


def lines(kind: Kind, text: str) -> list[int]:
    return [one.line for one in uses_of(kind, text, "CF901")]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("push.sh", Kind.SCRIPT),
        ("script/push", Kind.SCRIPT),
        ("Makefile", Kind.MAKEFILE),
        ("rules.mk", Kind.MAKEFILE),
        ("justfile", Kind.MAKEFILE),
        ("package.json", Kind.PACKAGE),
        ("notebooks/try.ipynb", Kind.NOTEBOOK),
        ("README.md", Kind.DOCUMENT),
        (".github/workflows/push.yaml", Kind.WORKFLOW),
        (".github/actions/push/action.yml", Kind.WORKFLOW),
        ("action.yaml", Kind.WORKFLOW),
        (".devcontainer/setup.sh", Kind.SCRIPT),
        ("push.ps1", Kind.SCRIPT),
        ("README", Kind.DOCUMENT),
        ("docs/index.rst", Kind.DOCUMENT),
        ("reaction.yml", None),
        ("README.py", None),
        ("CHANGELOG.rst", None),
        ("CHANGELOG.md", None),
        ("HISTORY.md", None),
        ("LICENSE", None),
        ("data/push", None),
        ("cog.yaml", None),
        ("tsconfig.json", None),
        (".github/dependabot.yml", None),
        ("predict.py", None),
    ],
)
def test_files_are_known_by_their_paths(path: str, kind: Kind | None) -> None:
    assert kind_of(path) is kind


def test_recipes_of_a_makefile() -> None:
    text = "COG := cog push\n\npush: cog.yaml\n\t@cog push $(IMAGE)\n\t# cog push\n\t-cog run \\\n\t  script/weights\n# cog push\nbuild: ; echo\n"
    assert lines(Kind.MAKEFILE, text) == [4, 6]


def test_scripts_of_a_package() -> None:
    text = '{\n  "name": "cog push",\n  "scripts": {\n    "push": "cd model && cog push",\n    "lint": "cog lint"\n  }\n}\n'
    assert lines(Kind.PACKAGE, text) == [4]
    assert lines(Kind.PACKAGE, '{"cog": ') == []
    assert lines(Kind.PACKAGE, '["cog push"]') == []


def test_shell_lines_of_a_notebook() -> None:
    cells = [
        {"cell_type": "markdown", "source": ["Run `cog push`\n"]},
        {"cell_type": "code", "source": ["import cog\n", "!cog predict -i text=hello\n", "x = 'cog push'"]},
        {"cell_type": "code", "source": ["%%bash\n", "cog push\n"], "outputs": [{"text": ["cog build"]}]},
        {
            "cell_type": "code",
            "source": ["!echo it's\n", "out = !cog run \\\n", "  script/é\n", "! cog push"],
        },
        {"cell_type": "code", "source": "!pip install -q cog\n%%bash\n"},
    ]
    text = json.dumps({"cells": cells}, indent=1)
    found = lines(Kind.NOTEBOOK, text)
    assert [text.split("\n")[line - 1].strip() for line in found] == [
        '"!cog predict -i text=hello\\n",',
        '"cog push\\n"',
        '"out = !cog run \\\\\\n",',
        '"! cog push"',
        '"source": "!pip install -q cog\\n%%bash\\n"',
    ]


def test_the_same_line_twice_in_a_notebook_has_two_places() -> None:
    cell = {"cell_type": "code", "source": ["!cog push"]}
    text = json.dumps({"cells": [{"cell_type": "markdown", "source": ["!cog push"]}, cell, cell]}, indent=0)
    written = [number for number, line in enumerate(text.split("\n"), start=1) if '"!cog push"' in line]
    assert lines(Kind.NOTEBOOK, text) == written[1:]


DOCUMENT = """\
# Tint

We packaged it with Cog. A cog push happens by hand, see cog run docs.
Push it with `cog push`, or call `cog.predict()` and read `cog.yaml`.

```bash
$ cog predict -i image=@a.png
# cog build
```

```python
cog push
```

    cog login
    The cog wheel

1. Install it:
   ```sh
   pip install cog
   ```

Try ``sudo cog build -t tint`` and `cog run`.

~~~
cog train -i data=@x.zip
~~~
"""


def test_commands_of_a_document() -> None:
    assert lines(Kind.DOCUMENT, DOCUMENT) == [4, 7, 15, 20, 23, 26]


@pytest.mark.parametrize(
    "text",
    [
        "The cog pushes the wheel; cog push is a phrase here.\n",
        "`cogs push` and `discord.Cog` and `bot.load_extension('cog')`\n",
        "`cog -r README.md` writes the table\n",
        "    # cog push\n",
        "```yaml\nrun: cog push\n```\n",
        "```js\n// cog push\n```\n",
        "[cog push](https://example.com)\n",
        "| cog push | yes |\n",
    ],
)
def test_a_document_that_only_speaks_of_cogs(text: str) -> None:
    assert lines(Kind.DOCUMENT, text) == []


def test_a_comment_silences_the_next_block_of_a_document() -> None:
    silent = "<!-- cogfal: ignore=CF901 -->\n"
    assert lines(Kind.DOCUMENT, f"{silent}```sh\n\ncog push\ncog build\n```\n\n`cog push`\n") == [8]
    assert lines(Kind.DOCUMENT, f"{silent}\nUse `cog push`,\nor `cog build`.\n\n`cog push`\n") == [6]
    assert lines(Kind.DOCUMENT, "<!-- cogfal: ignore=CF301 -->\n`cog push`\n") == [2]
    assert lines(Kind.DOCUMENT, "`cog push` <!-- cogfal: ignore=CF9 -->\n") == []


def test_a_comment_silences_a_line_of_a_script() -> None:
    assert lines(Kind.SCRIPT, "# cogfal: ignore=CF901\ncog push\ncog push\n") == [3]
    assert lines(Kind.SCRIPT, "cog push  # cogfal: ignore=CF9\n") == []
    assert lines(Kind.MAKEFILE, "push:\n# cogfal: ignore=CF901\n\tcog push\n") == []
