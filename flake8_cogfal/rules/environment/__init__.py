"""CF6: cog.yaml."""
