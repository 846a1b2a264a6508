import fal_client

pictures = fal_client.subscribe("me/painter", arguments={"prompt": "a part", "num_outputs": 4})["images"]
for picture in pictures[1:3]:
    print(picture["url"])
first, *others = pictures
print(first["url"], len(others))
