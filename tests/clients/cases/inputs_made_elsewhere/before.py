import json

import replicate

with open("inputs.json", "w") as file:
    json.dump({"prompt": "a file"}, file)

output = replicate.run("acme/painter", input=json.load(open("inputs.json")))  #! CF701
print(output[0].url)
