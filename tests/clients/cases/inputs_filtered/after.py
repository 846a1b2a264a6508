import fal_client

given = {"image_url": "https://example.com/cat.png", "scale": None}
inputs = {name: value for name, value in given.items() if value is not None}
print(len(inputs), "scale" in inputs)
print(fal_client.subscribe("me/upscaler", arguments=inputs)["image"]["url"])
