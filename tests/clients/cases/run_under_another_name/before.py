import replicate as rep

output = rep.run("acme/greeter", input={"name": "alias"})  #! CF701
print(output.title())
