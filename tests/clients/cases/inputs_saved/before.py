import json

import replicate

inputs = {"image": "https://example.com/cat.png", "scale": 2}
print(json.dumps(inputs))
with open("inputs.json", "w") as file:
    json.dump(inputs, file)  #! CF708
print(replicate.run("acme/upscaler", input=inputs).url)  #! CF701
