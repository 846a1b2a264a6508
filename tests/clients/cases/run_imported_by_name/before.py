from replicate import run

output = run("acme/painter", input={"prompt": "a name"})
print(output[0].url)
