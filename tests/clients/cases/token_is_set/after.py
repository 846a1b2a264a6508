import os

import fal_client

os.environ["FAL_KEY"] = os.environ["FAL_KEY"].strip()

print(fal_client.subscribe("me/greeter", arguments={"name": "token"})["text"].lower())
