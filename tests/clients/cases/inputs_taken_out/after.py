import fal_client

inputs = {"scale": 2, "image_url": "https://example.com/dog.png"}
del inputs["image_url"]
inputs.setdefault("image_url", "https://example.com/cat.png")
inputs["image_url"] += ""
print(inputs.pop("scale"))
print(fal_client.subscribe("me/upscaler", arguments=inputs)["image"]["url"])
