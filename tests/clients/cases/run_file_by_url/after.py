import fal_client
import httpx

output = fal_client.subscribe("me/upscaler", arguments={"image_url": "https://example.com/cat.png"})
with open("large.png", "wb") as file:
    file.write(httpx.get(output["image"]["url"]).content)
