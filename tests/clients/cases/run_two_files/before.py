import replicate

output = replicate.run(  #! CF701
    "acme/inpainter",
    input={
        "image": open("cat.png", "rb"),
        "mask": open("mask.png", "rb"),
        "prompt": "a hat",
    },
)
open("hat.png", "wb").write(output[0].read())
