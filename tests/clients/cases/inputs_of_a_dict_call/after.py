import fal_client

output = fal_client.subscribe("me/portraitist", arguments=dict(prompt="a call", seed=1))
print(output["image"]["url"])
