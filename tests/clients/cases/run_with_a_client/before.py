import os

import replicate

client = replicate.Client(api_token=os.environ["REPLICATE_API_TOKEN"])  #! CF704
output = client.run("acme/greeter", input={"name": "client"})  #! CF701
print(output.strip())
