"""Which machine an app needs: the evidence in the project, what it adds up to, and the machine that holds it."""
