import os

import replicate

client = replicate.Client(api_token=os.environ["REPLICATE_API_TOKEN"])
output = client.run("acme/greeter", input={"name": "client"})
print(output.strip())
