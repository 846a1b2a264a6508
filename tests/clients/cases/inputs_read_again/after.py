import fal_client

inputs = {"image_url": "https://example.com/cat.png", "scale": 2}
if "image_url" in inputs and inputs.get("image_url"):
    print("enlarging", inputs["image_url"], "by", inputs["scale"])

print(fal_client.subscribe("me/upscaler", arguments=inputs)["image"]["url"])
