from fal_client import subscribe

output = subscribe("me/painter", arguments={"prompt": "a name"})
print(output["images"][0]["url"])
