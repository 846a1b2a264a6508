import os

import replicate

replicate.api_token = os.environ["REPLICATE_API_TOKEN"]  #! CF704

output = replicate.run("acme/painter", input={"prompt": "a token"})  #! CF701
print(output[0])
