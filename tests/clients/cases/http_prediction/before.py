import os
import time

import requests

headers = {
    "Authorization": f"Token {os.environ['REPLICATE_API_TOKEN']}",  #! CF704
    "Content-Type": "application/json",
}

response = requests.post(
    "https://api.replicate.com/v1/predictions",  #! CF706
    headers=headers,
    json={"version": "7175d41e052114d7e66372dbe3889f00cc8dbc9f2f05a9bf10dc98b9bc8029f5", "input": {"prompt": "a post"}},
)
prediction = response.json()
while prediction["status"] not in ("succeeded", "failed"):
    time.sleep(0.1)
    prediction = requests.get(prediction["urls"]["get"], headers=headers).json()
print(prediction["output"][0])
