import fal_client

with open("cat.png", "rb") as file:
    data = file.read()

output = fal_client.subscribe("me/upscaler", arguments={"image_url": fal_client.upload(data, "application/octet-stream")})
print(output["image"]["url"])
