import os
import sys

import replicate

if not os.getenv("REPLICATE_API_TOKEN"):  #! CF704
    sys.exit("Set REPLICATE_API_TOKEN to your token: export REPLICATE_API_TOKEN=...")  #! CF704

print(replicate.run("acme/greeter", input={"name": "token"}).lower())  #! CF701
