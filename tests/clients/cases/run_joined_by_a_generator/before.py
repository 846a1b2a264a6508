import replicate

output = replicate.run("acme/storyteller", input={"prompt": "a join"})  #! CF701
print("".join(str(token) for token in output).strip())
