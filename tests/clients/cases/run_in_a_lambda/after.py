import urllib.request

import fal_client

paint = lambda prompt: fal_client.subscribe("me/portraitist", arguments={"prompt": prompt})["image"]["url"]
print(len(urllib.request.urlopen(paint("fox")).read()))
