import replicate

vector = replicate.run("acme/embedder", input={"text": "words"})  #! CF701
print(sum(vector))
