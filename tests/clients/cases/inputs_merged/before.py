import replicate

BASE = {"prompt": "a hat", "image": "https://example.com/cat.png"}

output = replicate.run("acme/inpainter", input=BASE | {"mask": "https://example.com/mask.png"})  #! CF701
print(output[0].url)
