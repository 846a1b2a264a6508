import fal_client

piece = fal_client.subscribe("me/storyteller", arguments={"prompt": "a king"})["text"]
print(piece, end="")
print()
