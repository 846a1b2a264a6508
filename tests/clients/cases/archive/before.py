import replicate

output = replicate.run("acme/archivist", input={"prompt": "everything"})  #! CF701
with open("all.zip", "wb") as file:
    file.write(output.read())
