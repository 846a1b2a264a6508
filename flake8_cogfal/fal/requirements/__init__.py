"""The Python packages of a Cog project as ``requirements`` of a fal app."""

from .collecting import Requirements, Target, requirements_of
from .lines import FurtherLine, RequirementNote, is_cog_package, logical_lines

__all__ = [
    "FurtherLine",
    "RequirementNote",
    "Requirements",
    "Target",
    "is_cog_package",
    "logical_lines",
    "requirements_of",
]
