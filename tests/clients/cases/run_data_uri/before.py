import base64

import replicate


def as_data_uri(path):
    with open(path, "rb") as file:
        return "data:image/png;base64," + base64.b64encode(file.read()).decode()


output = replicate.run("acme/upscaler", input={"image": as_data_uri("cat.png")})  #! CF701
with open("large.png", "wb") as file:
    file.write(output.read())
