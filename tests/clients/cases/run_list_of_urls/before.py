import json

import replicate

output = replicate.run("acme/painter", input={"prompt": "a list", "num_outputs": 3})  #! CF701
urls = [str(picture) for picture in output]
print(json.dumps({"count": len(output), "last": urls[-1]}))
