import replicate

output = replicate.run(  #! CF701
    "acme/upscaler",
    input={"image": open("cat.png", "rb")},
    file_encoding_strategy="base64",
)
with open("large.png", "wb") as file:
    for chunk in output:
        file.write(chunk)
