import os
import sys

import fal_client

if not os.getenv("FAL_KEY"):
    sys.exit("Set FAL_KEY to your token: export FAL_KEY=...")

print(fal_client.subscribe("me/greeter", arguments={"name": "token"})["text"].lower())
