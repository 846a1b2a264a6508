"""CF4: the output of a predictor."""
