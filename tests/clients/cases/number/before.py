import replicate

score = replicate.run("acme/scorer", input={"text": "words"})  #! CF701
print(f"{score:.0%}")
