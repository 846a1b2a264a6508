"""CF2: the app class and its life cycle."""
