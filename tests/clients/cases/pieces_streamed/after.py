import fal_client

for piece in fal_client.stream("me/storyteller", arguments={"prompt": "a sum"}):
    print(piece["text"], end="", flush=True)
print()
