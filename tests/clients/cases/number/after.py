import fal_client

score = fal_client.subscribe("me/scorer", arguments={"text": "words"})
print(f"{score['output']:.0%}")
