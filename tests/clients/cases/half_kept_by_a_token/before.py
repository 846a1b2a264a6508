import os

import replicate

client = replicate.Client(api_token=os.environ["REPLICATE_API_TOKEN"])  #! CF704 CF704
print(client.run("acme/portraitist", input={"prompt": "a king"}).url)  #! CF701
print(len(replicate.predictions.list()) > 0)  #! CF705
