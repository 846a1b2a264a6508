import fal_client

output = fal_client.subscribe("me/storyteller", arguments={"prompt": "a queen"})["text"]
story = ""
story += output
print(story)
