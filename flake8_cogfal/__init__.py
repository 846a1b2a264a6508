"""flake8-cogfal: find what keeps a Cog model from running on fal, and rewrite it into a fal.App.

The one way through the package: read the project -> describe it -> find -> plan edits -> apply -> report.
"""

__version__ = "0.1.0"
