import fal_client

DEFAULTS = {"image_url": "https://example.com/cat.png", "scale": 2}

larger = DEFAULTS.copy()
larger["scale"] = 4
for inputs in (larger, dict(DEFAULTS, scale=8)):
    print(fal_client.subscribe("me/upscaler", arguments=inputs)["image"]["url"], inputs["image_url"])
