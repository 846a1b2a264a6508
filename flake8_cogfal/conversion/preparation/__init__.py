"""Brings every shape of a predictor to one, still in Cog's language."""
