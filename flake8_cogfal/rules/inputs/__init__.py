"""CF3: the inputs of a predictor."""
