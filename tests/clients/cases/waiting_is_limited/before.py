import replicate

output = replicate.run("acme/painter", input={"prompt": "a clock"}, wait=10)  #! CF701
print(output[0].url)
other = replicate.run("acme/painter", input={"prompt": "a watch"}, wait=False)  #! CF701
print(other[0].url)
