import urllib.request

import fal_client

# one picture is enough
output = fal_client.subscribe(
    "me/portraitist",
    arguments={"prompt": "an astronaut", "seed": 7},
)
with open("astronaut.png", "wb") as file:
    file.write(urllib.request.urlopen(output["image"]["url"]).read())
print("saved astronaut.png")
