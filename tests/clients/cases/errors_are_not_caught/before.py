import replicate

output = replicate.run("acme/portraitist", input={"prompt": None})  #! CF701
print(output.url)
