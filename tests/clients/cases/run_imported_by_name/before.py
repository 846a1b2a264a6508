from replicate import run

output = run("acme/painter", input={"prompt": "a name"})  #! CF701
print(output[0].url)
