import os

import requests

API = "https://api.replicate.com/v1"  #! CF706

response = requests.post(
    f"{API}/models/acme/greeter/predictions",
    headers={"Authorization": "Bearer " + os.environ["REPLICATE_API_TOKEN"], "Prefer": "wait"},  #! CF704
    json={"input": {"name": "http"}},
)
print(response.json()["output"])
