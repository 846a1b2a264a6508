import fal_client
import requests

urls = [image["url"] for image in fal_client.subscribe("me/painter", arguments={"prompt": "a boat"})["images"]]
response = requests.get(urls[0])
with open("boat.png", "wb") as file:
    file.write(response.content)
print(len(urls), "picture")
