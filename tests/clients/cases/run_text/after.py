"""Greet somebody."""

import fal_client

output = fal_client.subscribe("me/greeter", arguments={"name": "you"})["text"]
print(output.upper())
