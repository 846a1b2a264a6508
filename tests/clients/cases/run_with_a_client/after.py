import os

import fal_client

client = fal_client.SyncClient(key=os.environ["FAL_KEY"])
output = client.subscribe("me/greeter", arguments={"name": "client"})["text"]
print(output.strip())
