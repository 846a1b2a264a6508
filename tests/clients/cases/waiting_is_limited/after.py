import fal_client

output = fal_client.subscribe("me/painter", arguments={"prompt": "a clock"})
print(output["images"][0]["url"])
other = fal_client.subscribe("me/painter", arguments={"prompt": "a watch"})
print(other["images"][0]["url"])
