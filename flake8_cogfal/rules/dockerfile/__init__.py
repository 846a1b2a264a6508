"""CF5: Dockerfiles that Cog wrote, as people keep them, and those that fal builds an app's image from."""
