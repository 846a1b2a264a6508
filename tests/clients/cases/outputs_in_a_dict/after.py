import urllib.request

import fal_client

results = {}
for p in "ab":
    results[p] = fal_client.subscribe("me/portraitist", arguments={"prompt": p})["image"]["url"]
for p, r in results.items():
    with open(p + ".png", "wb") as f:
        f.write(urllib.request.urlopen(r).read())
