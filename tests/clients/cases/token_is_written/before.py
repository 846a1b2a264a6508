import os

os.environ["REPLICATE_API_TOKEN"] = "r8_0123456789"  #! CF704 CF704

import replicate

print(replicate.run("acme/greeter", input={"name": "token"}).lower())  #! CF701
