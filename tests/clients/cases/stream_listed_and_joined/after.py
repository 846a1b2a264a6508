import fal_client

pieces = []
for event in fal_client.stream("me/storyteller", arguments={"prompt": "a sum"}):
    pieces.append(event["text"])
print("".join(pieces))
for event in list(fal_client.stream("me/storyteller", arguments={"prompt": "a sum"})):
    print(event["text"], end="")
print("".join([event["text"] for event in fal_client.stream("me/storyteller", arguments={"prompt": "a sum"})]))
