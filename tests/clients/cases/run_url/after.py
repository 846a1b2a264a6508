import fal_client
import requests

url = fal_client.subscribe("me/portraitist", arguments={"prompt": "a boat"})["image"]["url"]
print(url)
print(len(requests.get(url).content), "bytes")
