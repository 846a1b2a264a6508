import fal_client

KEY = "image"

print(fal_client.subscribe("me/upscaler", arguments={"image_url": fal_client.upload_file("cat.png")})["image"]["url"])
