import urllib.request

import fal_client

picture = fal_client.subscribe("me/portraitist", {"prompt": "a bear"})
with open("bear.png", "wb") as file:
    file.write(urllib.request.urlopen(picture["image"]["url"]).read())
