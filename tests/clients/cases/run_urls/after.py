import fal_client
import requests

urls = fal_client.subscribe("me/painter", arguments={"prompt": "a boat"})
response = requests.get(urls["images"][0]["url"])
with open("boat.png", "wb") as file:
    file.write(response.content)
print(len(urls["images"]), "picture")
