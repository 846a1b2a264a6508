import fal_client

output = fal_client.subscribe("me/painter", arguments={"prompt": "a name"})
print(output["images"][0]["url"])
