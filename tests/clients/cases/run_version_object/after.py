import fal_client

output = fal_client.subscribe("me/portraitist", arguments={"prompt": "a tree"})
print(output["image"]["url"])
