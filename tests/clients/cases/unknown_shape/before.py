import replicate

output = replicate.run("acme/captioner", input={"image": open("cat.png", "rb")})  #! CF701
print(output)  #! CF708
