"""CF7: code that calls models on Replicate."""
