import fal_client

for event in fal_client.stream("me/storyteller", arguments={"prompt": "a wheel"}):
    print(event["text"], end="")
print()
