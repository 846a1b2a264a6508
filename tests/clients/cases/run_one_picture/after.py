import fal_client
import httpx

# one picture is enough
output = fal_client.subscribe(
    "me/portraitist",
    arguments={"prompt": "an astronaut", "seed": 7},
)
with open("astronaut.png", "wb") as file:
    file.write(httpx.get(output["image"]["url"]).content)
print("saved astronaut.png")
