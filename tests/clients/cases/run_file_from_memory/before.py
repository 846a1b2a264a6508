import io

import replicate

with open("cat.png", "rb") as file:
    data = file.read()

output = replicate.run("acme/upscaler", input={"image": io.BytesIO(data)})  #! CF701
print(output.url)
