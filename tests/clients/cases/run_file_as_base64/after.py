import fal_client
import httpx

output = fal_client.subscribe(
    "me/upscaler",
    arguments={"image_url": fal_client.encode_file("cat.png")},
)
with open("large.png", "wb") as file:
    for chunk in httpx.get(output["image"]["url"]).iter_bytes():
        file.write(chunk)
