import replicate as rep

output = rep.run("acme/greeter", input={"name": "alias"})
print(output.title())
