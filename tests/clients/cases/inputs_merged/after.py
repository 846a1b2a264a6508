import fal_client

BASE = {"prompt": "a hat", "image_url": "https://example.com/cat.png"}

output = fal_client.subscribe("me/inpainter", arguments=BASE | {"mask_url": "https://example.com/mask.png"})
print(output["images"][0]["url"])
