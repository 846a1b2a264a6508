import replicate

KEY = "image"

print(replicate.run("acme/upscaler", input={KEY: open("cat.png", "rb")}).url)  #! CF701
