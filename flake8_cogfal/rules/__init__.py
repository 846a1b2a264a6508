"""Every rule, in order of its code. To add one, write its class and put it here."""

from __future__ import annotations

from .app.cog_predictor import CogPredictor
from .app.framework_decorator import FrameworkDecorator
from .app.predict_without_endpoint import PredictWithoutEndpoint
from .app.unconverted import UNCONVERTED
from .environment.cog_yaml import EnvironmentInCogYaml, GpuWithoutMachineType, NeedsContainer
from .environment.invalid_cog_yaml import (
    CogConcurrency,
    CogTrain,
    DanglingPredictReference,
    EnvironmentVariables,
    InvalidCogYaml,
    UnsupportedPython,
)
from .imports.cog_import import CogImport
from .imports.deferred_import import FrameworkImportAtTop, LocalImport, ThirdPartyImportAtTop
from .imports.import_time_use import UseAtImportTime
from .imports.side_effect import SideEffectNeverRuns
from .imports.unshipped_file import UnshippedFile
from .inputs.cog_file_input import CogFileInput
from .inputs.cog_input import CogChoices, CogInput, DynamicConstraint, ImplicitOptional
from .machines.missing_machine_type import MissingMachineType
from .outputs.bare_output import BareOutput
from .outputs.cog_file_output import CogFileListOutput, CogFileOutput
from .rule import Group, Rule

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (
            CogImport(),
            FrameworkImportAtTop(),
            ThirdPartyImportAtTop(),
            LocalImport(),
            UnshippedFile(),
            UseAtImportTime(),
            SideEffectNeverRuns(),
            CogPredictor(),
            PredictWithoutEndpoint(),
            FrameworkDecorator(),
            CogTrain(),
            CogConcurrency(),
            CogInput(),
            ImplicitOptional(),
            CogChoices(),
            DynamicConstraint(),
            CogFileInput(),
            CogFileOutput(),
            CogFileListOutput(),
            BareOutput(),
            EnvironmentInCogYaml(),
            GpuWithoutMachineType(),
            NeedsContainer(),
            InvalidCogYaml(),
            DanglingPredictReference(),
            UnsupportedPython(),
            EnvironmentVariables(),
            MissingMachineType(),
            *UNCONVERTED,
        ),
        key=lambda rule: rule.code,
    )
}

__all__ = ["RULES", "Group", "Rule"]
