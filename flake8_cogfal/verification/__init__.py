"""``--verify``: an app is loaded, packed, sent and asked by the real fal, in processes of its own with limits."""
