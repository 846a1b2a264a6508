import os

import replicate

os.environ["REPLICATE_API_TOKEN"] = os.environ["REPLICATE_API_TOKEN"].strip()  #! CF704 CF704

print(replicate.run("acme/greeter", input={"name": "token"}).lower())  #! CF701
