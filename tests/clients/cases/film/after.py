import urllib.request

import fal_client

film = fal_client.subscribe("me/animator", arguments={"image_url": fal_client.upload_file("cat.png")})
with open("film.mp4", "wb") as file:
    file.write(urllib.request.urlopen(film["video"]["url"]).read())
