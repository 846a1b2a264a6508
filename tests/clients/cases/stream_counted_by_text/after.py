import fal_client

count = 0
for event in fal_client.stream("me/storyteller", arguments={"prompt": "a sum"}):
    if event["text"].strip():
        count += 1
print(count)
print(sum(1 for event in fal_client.stream("me/storyteller", arguments={"prompt": "a sum"}) if event["text"]))
