"""cog.yaml: what is read, where it stands, and what is reported."""

from __future__ import annotations

import time
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flake8_cogfal.cog.configuration import (
    Configuration,
    Reference,
    parse_reference,
    read_configuration,
)
from flake8_cogfal.cog.variables import looks_secret, variables_of
from flake8_cogfal.marks import ignored_codes

TYPICAL = """\
# Configuration for Cog
build:
  gpu: true
  python_version: 3.10
  system_packages:
    - "ffmpeg"
  python_packages:
    - torch==2.0.1
    - "numpy"
  run:
    - echo ready
    - command: huggingface-cli login
      mounts:
        - type: secret
          id: token
          target: /etc/token
image: "r8.im/owner/model"
predict: "predict.py:Predictor"
"""


def configuration(text: str) -> Configuration:
    reading = read_configuration(text)
    assert reading.configuration is not None, reading.problems
    return reading.configuration


def test_a_typical_file_is_read_without_problems() -> None:
    read = configuration(TYPICAL)
    assert read_configuration(TYPICAL).problems == ()
    assert (read.build.gpu, read.image, read.era) == (True, "r8.im/owner/model", "build")
    assert read.build.python_packages == ["torch==2.0.1", "numpy"]
    assert [command.command for command in read.build.run] == ["echo ready", "huggingface-cli login"]
    assert read.build.run[1].mounts[0].target == "/etc/token"
    assert read.reference == Reference("predict.py", "Predictor")


def test_every_key_and_item_has_its_line() -> None:
    lines = read_configuration(TYPICAL).lines
    assert lines[("build",)] == 2
    assert lines[("build", "gpu")] == 3
    assert lines[("build", "python_packages", 1)] == 9
    assert lines[("build", "run", 1, "mounts", 0, "id")] == 15
    assert lines[("predict",)] == 18


@pytest.mark.parametrize(
    ("written", "expected"),
    [("3.10", "3.10"), ('"3.11"', "3.11"), ("'3.8.12'", "3.8.12"), ("3.1", "3.1"), ("~", None)],
)
def test_a_python_version_is_the_text_that_was_written(written: str, expected: str | None) -> None:
    assert configuration(f"build:\n  python_version: {written}\n").build.python_version == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("predict: predict.py:Predictor", Reference("predict.py", "Predictor")),
        ("run: ./src/run.py:Runner", Reference("src/run.py", "Runner")),
        ("run: new.py:A\npredict: old.py:B", Reference("new.py", "A")),
        ("model: model.py:Model", Reference("model.py", "Model")),
        ("model: owner/name", None),
        ("predict: predict.py", Reference("predict.py", None)),
        ("predict: ../predict.py:Predictor", None),
        ("predict: /etc/passwd.py:Predictor", None),
        ("build: {}", None),
    ],
)
def test_reference_of_each_era(text: str, expected: Reference | None) -> None:
    assert configuration(text).reference == expected


def test_a_training_function_is_a_reference_too() -> None:
    assert configuration("train: train.py:train").training_reference == Reference("train.py", "train")


@pytest.mark.parametrize(
    "path", ["C:\\x.py:A", "c:/x.py:A", "~/x.py:A", "a/../../x.py:A", "a\\b.py:A", ":A", ""]
)
def test_a_reference_stays_inside_the_project(path: str) -> None:
    assert parse_reference(path) is None


def test_the_layout_of_2021_is_read_as_a_build() -> None:
    text = "name: old\nenvironment:\n  python_version: '3.8'\n  architectures: [gpu]\nmodel: infer.py:Model\n"
    reading = read_configuration(text)
    assert reading.problems == ()
    read = configuration(text)
    assert (read.era, read.build.python_version, read.build.gpu) == ("environment-map", "3.8", True)
    assert read.environment == []
    assert reading.lines[("build", "python_version")] == 3


def test_concurrency_of_the_alphas_is_a_bare_number() -> None:
    assert configuration("concurrency: 64").concurrency.max == 64


@pytest.mark.parametrize(
    ("text", "line", "key", "said"),
    [
        (
            "predict:\n  type: python\n",
            1,
            "predict",
            'a map: write a reference such as "predict.py:Predictor"',
        ),
        ("build:\n  gpu: perhaps\n", 2, "build.gpu", "write true or false"),
        ("build:\n  gpu: false\n  gpu: true\n", 3, "build.gpu", "already on line 2"),
        ("build:\n  python_version: latest\n", 2, "build.python_version", 'such as "3.11"'),
        ("build:\n  python_packages: torch\n", 2, "build.python_packages", 'a list such as ["torch==2.4.0"]'),
        ("build:\n  python_packages:\n    - a\n    - b: 1\n", 4, "build.python_packages[1]", "is a map"),
        ("build:\n  python_packages:\n    -\n", 3, "build.python_packages[0]", "is empty"),
        ("build:\n  run:\n    - cmd: x\n", 3, "build.run[0]", 'a map with "command"'),
        ("build:\n  system_package: [x]\n", 2, "build.system_package", "did you mean `system_packages`?"),
        ("build:\n  script: x\n", 2, "build.script", "nothing reads it"),
        ("build: [x]\n", 1, "build", "is a list"),
        ("concurrency:\n  max: 0\n", 2, "concurrency.max", "1 or more"),
        ("environment:\n  - A=1\n  - B\n", 3, "environment[1]", "has no value"),
        ("environment:\n  A: 1\n", 1, "environment", 'a list of "NAME=value"'),
        ("predict: ../x.py:P\n", 1, "predict", "is not a file of this project"),
        ("predict: x.py\n", 1, "predict", "names no class or function"),
        ("run: a.py:A\npredict: b.py:B\n", 2, "predict", "exclude each other"),
        ("build:\n  python_requirements: ../r.txt\n", 2, "build.python_requirements", "outside the project"),
        (
            "build:\n  python_packages: [a]\n  python_requirements: r.txt\n",
            3,
            "build.python_requirements",
            "exclude each other",
        ),
        ("build:\n  python_version: '{{ version }}'\n", 2, "build.python_version", "is a template"),
        ("build:\n  python_version: 3\n", 2, "build.python_version", 'in quotes, such as "3.11"'),
        (
            "build:\n  run:\n    - command: x\n      mounts: [{type: cache, id: a, target: /a}]\n",
            4,
            "build.run[0].mounts[0].type",
            "secrets only",
        ),
        (
            "build:\n  run:\n    - command: x\n      mounts: [{type: secret}]\n",
            4,
            "build.run[0].mounts[0]",
            '"id" and "target"',
        ),
        ("build:\n  pre_install: make\n", 2, "build.pre_install", "a list of shell commands"),
        ("concurrency: many\n", 1, "concurrency.max", "is 'many'"),
        ("concurrency:\n  maximum: 4\n", 2, "concurrency.maximum", "nothing reads it"),
        ("environment:\n  - A=1\n  - A=2\n", 3, "environment[1]", "set twice, to different values"),
        ("environment:\n  - A B=2\n", 2, "environment[0]", "no name of a variable"),
        ("environment:\n  - =2\n", 2, "environment[0]", "has no value"),
        ("train: train.py\n", 1, "train", "names no class or function"),
        ("weights:\n  - name: a\n    target: /a\n", 2, "weights[0]", "hf://owner/name"),
        ("weights:\n  - source: a\n    target: weights\n", 3, "weights[0].target", "an absolute path"),
        (
            "weights:\n  - source: a\n    target: /w\n  - source: b\n    target: /w/x\n",
            5,
            "weights[1].target",
            "another folder",
        ),
        ("build:\n  ? [a, b]\n  : c\n", 2, "build", "plain text"),
    ],
)
def test_a_mistake_is_reported_where_it_stands_and_left_out(
    text: str, line: int, key: str, said: str
) -> None:
    reading = read_configuration(text)
    assert reading.configuration is not None
    (problem,) = reading.problems
    assert (problem.line, problem.key) == (line, key)
    assert said in problem.message


@pytest.mark.parametrize(
    ("text", "line", "key", "said"),
    [
        ("build:\n  cuda: latest\n", 2, "build.cuda", 'such as "12.4"'),
        ("environment:\n  - PATH=/opt\n", 2, "environment[0]", "Cog keeps `PATH` to itself"),
        ("environment:\n  - R8_TOKEN=a\n", 2, "environment[0]", "Cog keeps `R8_TOKEN` to itself"),
        ("image: a/b\nmodel: a/b\n", 2, "model", "exclude each other"),
        ("predict: a.py:A\ntrain: train.py\n", 2, "train", "names no class or function"),
        ("weights:\n  - name: A\n    source: a\n", 2, "weights[0].name", "no name for weights"),
    ],
)
def test_what_leaves_nothing_open_does_not_block(text: str, line: int, key: str, said: str) -> None:
    (problem,) = read_configuration(text).problems
    assert (problem.line, problem.key, problem.blocks) == (line, key, False)
    assert said in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "build:\n  gpu: true\n  python_version: 3.8\n  cuda: 10.2\n  cudnn: 7\n",
        "build:\n  python_packages:\n  pre_install:\n    - make\n  run: null\n",
        "build:\n  fast: true\n  cog_runtime: false\n  sdk_version: 0.18.0\n  python_overrides: o.txt\n",
        "build:\n  python_extra_index_urls: [https://e.com]\n  python_find_links: [https://e.com]\n",
        "concurrency:\n  max: 4\n  default_target: 2\n",
        "environment:\n  - A=\n  - B=x=y\n  - B=x=y\n",
        "tests:\n  - input: {a: 1}\n    output: b\n",
        "model: owner/name\nrun: run.py:Runner\nweights:\n  - name: a\n    target: /src/a\n    source: {uri: hf://a/b}\n",
        "weights:\n  - source: https://e.com/a\n    name: a\n    target: /cache/a\n",
        "weights:\n  - source: [{uri: a, include: ['*']}, {uri: b, exclude: [x]}]\n    target: /a\n",
        "deployment: {name: a, owner: b, hardware: gpu-t4}\n",
    ],
)
def test_keys_of_every_era_are_no_problem(text: str) -> None:
    assert read_configuration(text).problems == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("image: r8.im/a/b\nname: c\n", "r8.im/a/b"),
        ("model: a/b\n", "a/b"),
        ("model: infer.py:Model\nname: c\n", "c"),
        ("build: {}\n", None),
    ],
)
def test_what_the_model_is_called(text: str, expected: str | None) -> None:
    assert configuration(text).called == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("HF_TOKEN", True),
        ("API_KEY", True),
        ("OPENAI_APIKEY", True),
        ("db_password", True),
        ("AWS_SECRET_ACCESS_KEY", True),
        ("TOKENIZERS_PARALLELISM", False),
        ("MAX_TOKENS", False),
        ("MONKEY", False),
        ("KEYBOARD", False),
    ],
)
def test_secrets_are_known_by_their_words(name: str, expected: bool) -> None:
    assert looks_secret(name) is expected


def test_variables_are_what_docker_makes_of_them() -> None:
    items = ["A=1", "B='x y'", 'C="z"', "PATH=/x", "A=1", "D=a=b", "E="]
    found = variables_of(Configuration(environment=items))
    assert [(one.name, one.value) for one in found] == [
        ("A", "1"),
        ("B", "x y"),
        ("C", "z"),
        ("D", "a=b"),
        ("E", ""),
    ]


def test_an_unusable_item_keeps_the_positions_of_the_others() -> None:
    read = configuration("build:\n  python_packages:\n    - {a: 1}\n    - numpy\n")
    assert read.build.python_packages == ["", "numpy"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("build:\n\tgpu: true\n", 2, "indent with spaces"),
        ("build:\n  gpu: true\n   cuda: 11\n", 3, "check the indentation"),
        ('predict: "predict.py:Predictor\n', 2, "never closed"),
        ("build: *base\n", 1, "alias"),
        ("a: 1\n---\nb: 2\n", 2, "more than one YAML document"),
        ("build:\n  gpu: {{ gpu }}\n  {% if x %}\n", 3, "is a template"),
        ("- a\n- b\n", 1, "must be a map"),
        ("just text", 1, "must be a map"),
        ("a: 1\nb: \x00\n", 2, "characters that YAML does not allow"),
        ("a: \ud800\n", 1, "characters that YAML does not allow"),
        ("# " + "x" * 1_000_000, 1, "larger than 1000 kB"),
        ("a: " + "[" * 200 + "]" * 200, 1, "nested deeper"),
        ("a: &a b\nc: [" + ", ".join(["*a"] * 101) + "]", 2, "YAML aliases"),
    ],
)
def test_what_is_no_configuration_says_why(text: str, line: int, said: str) -> None:
    reading = read_configuration(text)
    assert reading.configuration is None
    (problem,) = reading.problems
    assert problem.line == line
    assert said in problem.message


def test_aliases_that_multiply_are_refused_quickly() -> None:
    layers = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    layers += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    start = time.process_time()
    reading = read_configuration("\n".join(layers))
    assert reading.configuration is None
    assert "aliases multiply" in reading.problems[0].message
    assert time.process_time() - start < 10


def test_an_alias_to_itself_ends() -> None:
    assert read_configuration("build: &b\n  extra: *b\n").configuration is None


def test_merge_keys_are_followed() -> None:
    text = "base: &base\n  gpu: true\n  cuda: '12.1'\nbuild:\n  <<: *base\n  cuda: '11.8'\n"
    build = configuration(text).build
    assert (build.gpu, build.cuda) == (True, "11.8")


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "~", "---\n"])
def test_an_empty_file_is_a_valid_configuration(text: str) -> None:
    reading = read_configuration(text)
    assert (reading.configuration, reading.problems) == (Configuration(), ())


def test_suppression_comments_hold_for_their_line_or_the_next_key() -> None:
    text = (
        "build:\n"
        "  # cogfal: ignore=CF602, cf603\n"
        "  # a person's remark\n"
        "  gpu: true\n"
        "  run: []  # cogfal: ignore=CF603\n"
        "predict: x.py:P\n"
    )
    assert ignored_codes(text) == {4: frozenset({"CF602", "CF603"}), 5: frozenset({"CF603"})}


# YAML that hypothesis would hardly write by itself.
_PIECES = st.sampled_from(
    ["build:", "\n", "  ", "gpu", ": ", "- ", "&a ", "*a", "<<: ", "{", "}", "[", "]", "? ", "| ", "'", '"', "!!int ",
     "predict: ", "run: ", "environment: ", "python_version: ", "model: ", "\t", "#", "3.10", "true", "~", "---\n", "0"]
)  # fmt: skip


@given(st.text() | st.lists(_PIECES).map("".join))
def test_no_text_raises(text: str) -> None:
    reading = read_configuration(text)
    assert reading.configuration is not None or reading.problems
    assert all(problem.line >= 1 and problem.column >= 0 and problem.message for problem in reading.problems)
    ignored_codes(text)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.sampled_from([*(one.name for one in fields(Configuration)), "extra"]), _VALUES, max_size=4
    ),
    _VALUES,
)
def test_values_of_any_shape_are_read_or_reported(data: dict[str, object], build: object) -> None:
    import json

    reading = read_configuration(json.dumps({**data, "build": build}))
    assert reading.configuration is not None or reading.problems
