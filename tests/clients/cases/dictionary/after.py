import fal_client

scores = fal_client.subscribe("me/classifier", arguments={"image_url": fal_client.upload_file("cat.png")})["output"]
print(max(scores, key=scores.get))
