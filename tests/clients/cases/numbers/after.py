import fal_client

vector = fal_client.subscribe("me/embedder", arguments={"text": "words"})
print(sum(vector["output"]))
