import os

import fal_client

client = fal_client.SyncClient(key=os.environ["FAL_KEY"])
for event in client.stream("me/storyteller", arguments={"prompt": "a client"}):
    print(event["text"], end="", flush=True)
print()
