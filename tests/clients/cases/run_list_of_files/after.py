import fal_client
import httpx

output = fal_client.subscribe(
    "me/collagist", arguments={"image_urls": [fal_client.upload_file("cat.png"), fal_client.upload_file("dog.png")]}
)
with open("collage.png", "wb") as file:
    file.write(httpx.get(output["image"]["url"]).content)
