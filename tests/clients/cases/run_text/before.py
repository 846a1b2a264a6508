"""Greet somebody."""

import replicate

output = replicate.run("acme/greeter", input={"name": "you"})
print(output.upper())
