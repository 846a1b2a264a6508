import os

from replicate.client import Client

token = os.getenv("REPLICATE_API_TOKEN")  #! CF704
client = Client(api_token=token)


def main():
    story = "".join(client.run("acme/storyteller", input={"prompt": "a client"}))  #! CF701
    print(story)


main()
