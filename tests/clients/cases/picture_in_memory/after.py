import urllib.request
from io import BytesIO

import fal_client
from PIL import Image

output = fal_client.subscribe("me/painter", arguments={"prompt": "a pixel"})
picture = Image.open(BytesIO(urllib.request.urlopen(output["images"][0]["url"]).read()))
print(picture.size, picture.getpixel((0, 0)))
