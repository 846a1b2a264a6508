import sys

import fal_client

input = {"prompt": "a mountain"}
for event in fal_client.stream("me/storyteller", arguments=input):
    if "text" in event:
        sys.stdout.write(event["text"])
sys.stdout.write("\n")
