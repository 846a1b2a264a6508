import os

import replicate

client = replicate.Client(api_token=os.environ["REPLICATE_API_TOKEN"])
for event in client.stream("acme/storyteller", input={"prompt": "a client"}):
    print(event, end="", flush=True)
print()
