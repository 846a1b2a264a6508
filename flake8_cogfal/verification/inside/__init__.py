"""What runs in the processes that load the user's code: this side only records what happens, the other one judges."""
