import os

import replicate

replicate.api_token = os.environ["REPLICATE_API_TOKEN"]

output = replicate.run("acme/painter", input={"prompt": "a token"})
print(output[0])
