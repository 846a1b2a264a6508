import os

import requests

TOKEN = os.environ["REPLICATE_API_TOKEN"]  #! CF704
HEADERS = {"Authorization": f"Bearer {TOKEN}"}

created = requests.post(
    "https://api.replicate.com/v1/deployments/acme/marathon/predictions",  #! CF706
    headers=HEADERS,
    json={"input": {"prompt": "run"}},
).json()
answer = requests.post(f"https://api.replicate.com/v1/predictions/{created['id']}/cancel", headers=HEADERS)  #! CF706
print(answer.json()["status"])
