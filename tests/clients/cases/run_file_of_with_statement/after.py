import fal_client

output = fal_client.subscribe("me/upscaler", arguments={"image_url": fal_client.upload_file("cat.png")})
print(output["image"]["url"])
