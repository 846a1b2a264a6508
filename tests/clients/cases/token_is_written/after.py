import os

import fal_client

# TODO(cogfal CF704): a token of Replicate is written here, or what it starts with: fal wants a key of its own, from FAL_KEY  #! CF704
os.environ["FAL_KEY"] = "r8_0123456789"

print(fal_client.subscribe("me/greeter", arguments={"name": "token"})["text"].lower())
