import fal_client
import httpx

song = fal_client.subscribe("me/composer", arguments={"prompt": "a waltz", "duration": 8})
with open("waltz.wav", "wb") as file:
    file.write(httpx.get(song["audio"]["url"]).content)
