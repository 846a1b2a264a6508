import fal_client

output = fal_client.subscribe("acme/painter", arguments={"prompt": "a map"})
print(output["images"][0]["url"])
