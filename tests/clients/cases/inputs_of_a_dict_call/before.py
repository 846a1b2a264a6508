import replicate

output = replicate.run("acme/portraitist", input=dict(prompt="a call", seed=1))
print(output.url)
