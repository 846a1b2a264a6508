import fal_client

inputs = {"image_url": "https://example.com/cat.png", "scale": 2, "mode": None}
for name, value in list(inputs.items()):
    if value is None:
        del inputs[name]
print(len(inputs), list(inputs.values()))
print(fal_client.subscribe("me/upscaler", arguments=inputs)["image"]["url"])
