"""Every rule, in order of its code. To add one, write its class and put it here."""

from __future__ import annotations

from .app.asyncio_run_in_setup import AsyncioRunInSetup
from .app.cog_concurrency import CogConcurrency
from .app.cog_healthcheck import CogHealthcheck
from .app.cog_predictor import CogPredictor
from .app.cog_runtime_call import CogRuntimeCall
from .app.cog_train import CogTrain
from .app.endpoint_not_registered import EndpointNotRegistered
from .app.framework_decorator import FrameworkDecorator
from .app.generator_endpoint import GeneratorEndpoint
from .app.init_override import InitOverride
from .app.predict_called_internally import PredictCalledInternally
from .app.predict_without_endpoint import PredictWithoutEndpoint
from .app.setup_argument import SetupArgument
from .clients.replicate_http_api import ReplicateHttpApi
from .clients.replicate_management import ReplicateManagement
from .clients.replicate_output_shape import ReplicateOutputShape
from .clients.replicate_prediction import ReplicatePrediction
from .clients.replicate_run import ReplicateRun
from .clients.replicate_stream import ReplicateStream
from .clients.replicate_token import ReplicateToken
from .clients.replicate_webhook_handler import ReplicateWebhookHandler
from .dockerfile.cog_base_image import CogBaseImage
from .dockerfile.cog_cmd import CogCmd
from .dockerfile.cog_label_or_env import CogLabelOrEnv
from .dockerfile.cog_requirements import CogRequirements
from .dockerfile.cog_wheel import CogWheel
from .dockerfile.copy_pattern import CopyPattern
from .dockerfile.copy_src import CopySrc
from .dockerfile.expose import Expose
from .dockerfile.image_with_app_files import ImageWithAppFiles
from .dockerfile.missing_for_fal import MissingForFal
from .environment.cog_yaml import EnvironmentInCogYaml, GpuWithoutMachineType, NeedsContainer
from .environment.conflicting_requirement import ConflictingRequirement
from .environment.environment_variables import EnvironmentVariables
from .environment.invalid_cog_yaml import (
    DanglingPredictReference,
    InvalidCogYaml,
    UnsupportedPython,
)
from .environment.weights_on_the_runner import WeightsOnTheRunner
from .imports.cog_import import CogImport
from .imports.deferred_import import FrameworkImportAtTop, LocalImport, ThirdPartyImportAtTop
from .imports.file_of_the_app import FileOfTheApp
from .imports.future_annotations import FutureAnnotations
from .imports.import_time_use import UseAtImportTime
from .imports.install_at_import import InstallOrDownloadAtImport
from .imports.side_effect import SideEffectNeverRuns
from .imports.sys_path_hack import SysPathHack
from .imports.unshipped_file import UnshippedFile
from .inputs.bad_field_name import BadFieldName
from .inputs.cog_file_input import CogFileInput
from .inputs.cog_input import CogChoices, CogInput, ImplicitOptional
from .inputs.cog_secret_input import CogSecretInput
from .inputs.dynamic_constraint import DynamicConstraint
from .inputs.legacy_input_decorator import LegacyInputDecorator
from .inputs.misspelt_argument import MisspeltArgument
from .inputs.path_typed_field import PathTypedField
from .inputs.scalar_endpoint_parameter import ScalarEndpointParameter
from .inputs.several_body_models import SeveralBodyModels
from .machines.ignored_option import IgnoredOption
from .machines.machine_too_small import MachineTooSmall
from .machines.mangled_app_name import MangledAppName
from .machines.missing_machine_type import MissingMachineType
from .machines.num_gpus_without_gpu import NumGpusWithoutGpu
from .machines.option_as_class_keyword import OptionAsClassKeyword
from .machines.retired_machine_type import RetiredMachineType
from .machines.unknown_machine_type import UnknownMachineType
from .outputs.bare_output import BareOutput
from .outputs.cog_file_output import CogFileListOutput, CogFileOutput
from .outputs.cog_iterator_output import CogIteratorOutput
from .outputs.cog_model_output import CogModelOutput
from .outputs.local_path_returned import LocalPathReturned
from .outputs.missing_content_type import MissingContentType
from .outputs.unserialisable_output import UnserialisableOutput
from .outputs.untold_output import UntoldOutput
from .outputs.user_error import UserErrorBecomes500
from .rule import Group, Rule
from .tooling.cog_cli import CogCli
from .tooling.cog_in_ci import CogInCi
from .tooling.cog_leftovers import CogLeftovers

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (
            CogImport(),
            FrameworkImportAtTop(),
            ThirdPartyImportAtTop(),
            LocalImport(),
            UnshippedFile(),
            SysPathHack(),
            UseAtImportTime(),
            FutureAnnotations(),
            InstallOrDownloadAtImport(),
            FileOfTheApp(),
            SideEffectNeverRuns(),
            CogPredictor(),
            PredictWithoutEndpoint(),
            FrameworkDecorator(),
            SetupArgument(),
            InitOverride(),
            CogRuntimeCall(),
            PredictCalledInternally(),
            CogTrain(),
            CogConcurrency(),
            AsyncioRunInSetup(),
            EndpointNotRegistered(),
            GeneratorEndpoint(),
            CogHealthcheck(),
            CogInput(),
            ImplicitOptional(),
            CogChoices(),
            DynamicConstraint(),
            CogFileInput(),
            CogSecretInput(),
            ScalarEndpointParameter(),
            SeveralBodyModels(),
            PathTypedField(),
            BadFieldName(),
            LegacyInputDecorator(),
            MisspeltArgument(),
            CogFileOutput(),
            CogFileListOutput(),
            BareOutput(),
            CogIteratorOutput(),
            CogModelOutput(),
            LocalPathReturned(),
            MissingContentType(),
            UnserialisableOutput(),
            UntoldOutput(),
            UserErrorBecomes500(),
            CogWheel(),
            CopySrc(),
            Expose(),
            CogCmd(),
            CogBaseImage(),
            CogRequirements(),
            MissingForFal(),
            ImageWithAppFiles(),
            CogLabelOrEnv(),
            CopyPattern(),
            EnvironmentInCogYaml(),
            GpuWithoutMachineType(),
            NeedsContainer(),
            InvalidCogYaml(),
            DanglingPredictReference(),
            UnsupportedPython(),
            ConflictingRequirement(),
            EnvironmentVariables(),
            WeightsOnTheRunner(),
            ReplicateRun(),
            ReplicateStream(),
            ReplicatePrediction(),
            ReplicateToken(),
            ReplicateManagement(),
            ReplicateHttpApi(),
            ReplicateWebhookHandler(),
            ReplicateOutputShape(),
            MissingMachineType(),
            UnknownMachineType(),
            RetiredMachineType(),
            MachineTooSmall(),
            OptionAsClassKeyword(),
            IgnoredOption(),
            MangledAppName(),
            NumGpusWithoutGpu(),
            CogCli(),
            CogInCi(),
            CogLeftovers(),
        ),
        key=lambda rule: rule.code,
    )
}

__all__ = ["RULES", "Group", "Rule"]
