"""From clients of Replicate to clients of fal."""
