import fal_client

print(fal_client.subscribe("me/portraitist", arguments={"prompt": "a fox"})["image"]["url"])
