"""CF1: what runs on the deploying machine, and what never runs on the runner."""
