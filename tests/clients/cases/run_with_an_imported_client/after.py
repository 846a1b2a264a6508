import os

import fal_client

token = os.getenv("FAL_KEY")
client = fal_client.SyncClient(key=token)


def main():
    story = client.subscribe("me/storyteller", arguments={"prompt": "a client"})["text"]
    print(story)


main()
