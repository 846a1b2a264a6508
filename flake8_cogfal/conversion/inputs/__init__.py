"""How an input of Cog is written as a field of the app's model, and how its body gets the value."""
