import fal_client

prediction = fal_client.submit("me/painter", arguments={"prompt": "a version"})
result = prediction.get()
for url in result["images"]:
    print(url["url"])
