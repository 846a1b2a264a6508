import replicate

output = replicate.run("acme/portraitist", input={"prompt": None})
print(output.url)
