"""Greet somebody."""

import replicate

output = replicate.run("acme/greeter", input={"name": "you"})  #! CF701
print(output.upper())
