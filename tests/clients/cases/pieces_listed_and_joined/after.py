import fal_client

pieces = list([fal_client.subscribe("me/storyteller", arguments={"prompt": "a list"})["text"]])
print("".join(pieces).upper())
