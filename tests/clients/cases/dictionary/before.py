import replicate

scores = replicate.run("acme/classifier", input={"image": open("cat.png", "rb")})  #! CF701
print(max(scores, key=scores.get))
