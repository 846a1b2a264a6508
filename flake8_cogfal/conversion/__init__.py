"""How what a Cog project says is said on fal: the decisions that several rules share."""
