from io import BytesIO

import replicate
from PIL import Image

output = replicate.run("acme/painter", input={"prompt": "a pixel"})  #! CF701
picture = Image.open(BytesIO(output[0].read()))
print(picture.size, picture.getpixel((0, 0)))
