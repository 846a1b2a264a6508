import replicate

output = replicate.run("acme/portraitist", input=dict(prompt="a call", seed=1))  #! CF701
print(output.url)
