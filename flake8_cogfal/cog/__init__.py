"""What a Cog project is: its cog.yaml and its predictor, as typed values."""
