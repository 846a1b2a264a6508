import warnings

from cog import ExperimentalFeatureWarning, current_scope  #! CF101 CF101

warnings.filterwarnings("ignore", category=ExperimentalFeatureWarning)  #! CF208


def record(name, value):
    try:
        current_scope().record_metric(name, value)  #! CF208
    except Exception as error:
        print(f"{name} is not recorded: {error}")
