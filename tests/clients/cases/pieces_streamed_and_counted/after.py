import fal_client

count = 0
for piece in fal_client.stream("me/storyteller", arguments={"prompt": "a count"}):
    count += 1
    print(piece["text"], end="")
print(count)
