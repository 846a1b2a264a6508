import replicate

output = replicate.run("acme/archivist", input={"prompt": "everything"})
with open("all.zip", "wb") as file:
    file.write(output.read())
