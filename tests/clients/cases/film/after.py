import fal_client
import httpx

film = fal_client.subscribe("me/animator", arguments={"image_url": fal_client.upload_file("cat.png")})
with open("film.mp4", "wb") as file:
    file.write(httpx.get(film["video"]["url"]).content)
