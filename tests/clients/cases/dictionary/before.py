import replicate

scores = replicate.run("acme/classifier", input={"image": open("cat.png", "rb")})
print(max(scores, key=scores.get))
