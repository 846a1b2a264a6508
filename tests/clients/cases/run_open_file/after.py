import fal_client
import httpx

output = fal_client.subscribe("me/upscaler", arguments={"image_url": fal_client.upload_file("cat.png"), "scale": 4})
with open("large.png", "wb") as file:
    file.write(httpx.get(output["image"]["url"]).content)
