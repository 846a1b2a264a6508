import replicate

output = replicate.run("acme/painter", input={"prompt": "a map"})
print(output[0].url)
