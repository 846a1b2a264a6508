"""Project tooling: scripts, workflows, documents and what Cog leaves behind."""
