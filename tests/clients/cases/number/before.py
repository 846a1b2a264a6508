import replicate

score = replicate.run("acme/scorer", input={"text": "words"})
print(f"{score:.0%}")
