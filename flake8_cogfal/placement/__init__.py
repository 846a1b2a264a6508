"""What of an app file runs where: on the machine that it is deployed from, or on the runner."""
