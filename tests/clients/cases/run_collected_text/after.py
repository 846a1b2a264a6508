import fal_client

output = fal_client.stream("me/storyteller", arguments={"prompt": "a queen"})
story = ""
for item in output:
    story += item["text"]
print(story)
