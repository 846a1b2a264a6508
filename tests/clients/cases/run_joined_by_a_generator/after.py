import fal_client

output = fal_client.subscribe("me/storyteller", arguments={"prompt": "a join"})
print(output["text"].strip())
