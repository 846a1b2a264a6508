"""What a Dockerfile says: its instructions, stages and shell commands, for people's files as they are."""
