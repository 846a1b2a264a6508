"""The machine table."""

from __future__ import annotations

import pytest

from flake8_cogfal.fal.machines import MACHINES, default_machine


@pytest.mark.parametrize(("gpu", "name"), [(True, "GPU-A100"), (False, "L")])
def test_the_default_is_a_current_machine_with_a_reason(gpu: bool, name: str) -> None:
    choice = default_machine(gpu)
    assert choice.name == name
    assert MACHINES[name].status == "current"
    assert MACHINES[name].has_gpu is gpu
    assert choice.reason


def test_gpu_machines_are_those_named_so() -> None:
    assert {name for name, machine in MACHINES.items() if machine.has_gpu} == {
        name for name in MACHINES if name.startswith("GPU")
    }


def test_keys_are_the_names() -> None:
    assert all(name == machine.name for name, machine in MACHINES.items())


def test_names_of_other_clouds_are_unknown() -> None:
    assert not {"A100", "CPU", "GPU-A10G", "GPU-A100-80GB"} & MACHINES.keys()


def test_retired_machines_are_marked() -> None:
    assert {name for name, machine in MACHINES.items() if machine.status == "retired"} == {
        "GPU", "GPU-A6000", "GPU-RTX4090", "GPU-RTX5090", "GPU-T4",
    }  # fmt: skip
