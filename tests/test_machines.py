"""The machine table."""

from __future__ import annotations

from flake8_cogfal.fal.machines import MACHINES


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
