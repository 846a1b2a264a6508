import fal_client
import httpx

file = fal_client.upload_file("cat.png")
output = fal_client.subscribe("me/upscaler", arguments={"image_url": file})
with open("large.png", "wb") as target:
    target.write(httpx.get(output["image"]["url"]).content)
