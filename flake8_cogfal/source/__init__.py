"""Files and Python modules as values: text, tree, names and scopes. Knows neither Cog nor fal."""
