import fal_client

prediction = fal_client.submit("me/painter", arguments={"prompt": "a version"})
output = prediction.get()
for image in output["images"]:
    print(image["url"])
