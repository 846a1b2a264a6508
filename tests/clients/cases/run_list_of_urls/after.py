import json

import fal_client

output = fal_client.subscribe("me/painter", arguments={"prompt": "a list", "num_outputs": 3})
urls = [picture["url"] for picture in output["images"]]
print(json.dumps({"count": len(output["images"]), "last": urls[-1]}))
