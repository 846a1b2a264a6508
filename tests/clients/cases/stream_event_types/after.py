import fal_client

text = ""
for event in fal_client.stream("me/storyteller", arguments={"prompt": "a sum"}):
    if "text" in event:
        text += event["text"]
print(text)
