import fal_client

output = list(event["text"] for event in fal_client.stream("me/storyteller", arguments={"prompt": "a list"}))
print(len(output), output[0])
