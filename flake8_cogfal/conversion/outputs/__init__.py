"""What a predictor gives back, followed through its code, and how an app publishes it."""
