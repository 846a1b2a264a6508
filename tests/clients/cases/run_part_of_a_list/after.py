import fal_client

result = fal_client.subscribe("me/painter", arguments={"prompt": "a part", "num_outputs": 4})
pictures = [image["url"] for image in result["images"]]
for picture in pictures[1:3]:
    print(picture)
first, *others = pictures
print(first, len(others))
