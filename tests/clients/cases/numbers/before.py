import replicate

vector = replicate.run("acme/embedder", input={"text": "words"})
print(sum(vector))
