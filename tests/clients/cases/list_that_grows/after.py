import fal_client

pictures = []
for prompt in ("a hill", "a lake"):
    pictures += [image["url"] for image in fal_client.subscribe("me/painter", arguments={"prompt": prompt})["images"]]
print(len(pictures), pictures[1])
