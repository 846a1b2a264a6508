import fal_client

score = fal_client.subscribe("me/scorer", arguments={"text": "words"})["output"]
print(f"{score:.0%}")
