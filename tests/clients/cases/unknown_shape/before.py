import replicate

output = replicate.run("acme/captioner", input={"image": open("cat.png", "rb")})
print(output)
