import os
import urllib.request

import fal_client

FAL_KEY = os.environ.get("FAL_KEY")
if not FAL_KEY:
    raise SystemExit("FAL_KEY is not set")
client = fal_client.SyncClient(key=FAL_KEY)
print(len(urllib.request.urlopen(client.subscribe("me/portraitist", arguments={"prompt": "fox"})["image"]["url"]).read()))
