# Prediction interface for Cog ⚙️
# https://cog.run/python
