import urllib.request

import fal_client

output = fal_client.subscribe("me/archivist", arguments={"prompt": "everything"})
with open("all.zip", "wb") as file:
    file.write(urllib.request.urlopen(output["file"]["url"]).read())
