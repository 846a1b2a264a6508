import fal_client

for event in fal_client.stream("me/storyteller", arguments={"prompt": "a king"}):
    print(event["text"], end="")
print()
