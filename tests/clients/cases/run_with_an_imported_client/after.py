import os

from fal_client import SyncClient

token = os.getenv("FAL_KEY")
client = SyncClient(key=token)


def main():
    story = client.subscribe("me/storyteller", arguments={"prompt": "a client"})["text"]
    print(story)


main()
