import os

import replicate

client = replicate.Client(api_token=os.environ["REPLICATE_API_TOKEN"])  #! CF704
for event in client.stream("acme/storyteller", input={"prompt": "a client"}):  #! CF702
    print(event, end="", flush=True)
print()
