import fal_client
import httpx

output = fal_client.subscribe("me/archivist", arguments={"prompt": "everything"})
with open("all.zip", "wb") as file:
    file.write(httpx.get(output["file"]["url"]).content)
