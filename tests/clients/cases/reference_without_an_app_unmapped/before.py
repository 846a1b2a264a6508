import replicate

output = replicate.run("acme/painter", input={"prompt": "a map"})  #! CF701
print(output[0].url)
