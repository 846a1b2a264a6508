import replicate

output = replicate.run("acme/storyteller", input={"prompt": "a join"})
print("".join(str(token) for token in output).strip())
