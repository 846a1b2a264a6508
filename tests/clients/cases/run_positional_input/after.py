import fal_client
import httpx

picture = fal_client.subscribe("me/portraitist", {"prompt": "a bear"})
with open("bear.png", "wb") as file:
    file.write(httpx.get(picture["image"]["url"]).content)
