import fal_client

output = fal_client.subscribe("me/portraitist", arguments={"prompt": None})
print(output["image"]["url"])
