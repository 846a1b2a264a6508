from io import BytesIO

import fal_client
import httpx
from PIL import Image

output = fal_client.subscribe("me/painter", arguments={"prompt": "a pixel"})
picture = Image.open(BytesIO(httpx.get(output["images"][0]["url"]).content))
print(picture.size, picture.getpixel((0, 0)))
