"""CF8: hardware and scaling of a fal app."""
