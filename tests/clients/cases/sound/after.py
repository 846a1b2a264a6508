import urllib.request

import fal_client

song = fal_client.subscribe("me/composer", arguments={"prompt": "a waltz", "duration": 8})
with open("waltz.wav", "wb") as file:
    file.write(urllib.request.urlopen(song["audio"]["url"]).read())
