import fal_client

try:
    for piece in fal_client.stream("me/storyteller", arguments={"prompt": "a sum"}):
        print(piece["text"], end="")
except Exception as error:
    print("failed", error)
