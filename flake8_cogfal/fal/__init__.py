"""What a fal app is: its environment, its machine, its models and its names."""
