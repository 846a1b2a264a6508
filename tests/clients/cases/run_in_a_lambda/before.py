import replicate

paint = lambda prompt: replicate.run("acme/portraitist", input={"prompt": prompt})  #! CF701
print(len(paint("fox").read()))
