import os
import sys

import replicate

if not os.getenv("REPLICATE_API_TOKEN"):
    sys.exit("Set REPLICATE_API_TOKEN to your token: export REPLICATE_API_TOKEN=...")

print(replicate.run("acme/greeter", input={"name": "token"}).lower())
