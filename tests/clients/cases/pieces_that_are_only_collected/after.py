import fal_client

output = fal_client.subscribe("me/storyteller", arguments={"prompt": "a sum"})["text"]
text = ""
text += output
print(text)
print(fal_client.subscribe("me/storyteller", arguments={"prompt": "a sum"})["text"])
