import urllib.request

import replicate

output = replicate.run("acme/painter", input={"prompt": "a lighthouse"})  #! CF701
print(output[0].url)
print(f"The picture is at {output[0]}")
urllib.request.urlretrieve(str(output[0]), "lighthouse.png")
