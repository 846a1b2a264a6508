"""What stands around a model: scripts, Makefiles, workflows, notebooks and documents, and what they do with Cog."""
