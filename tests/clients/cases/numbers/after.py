import fal_client

vector = fal_client.subscribe("me/embedder", arguments={"text": "words"})["output"]
print(sum(vector))
