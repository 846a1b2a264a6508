import urllib.request
from pathlib import Path

import fal_client

PICTURE = Path("cat.png")

output = fal_client.subscribe("me/upscaler", arguments={"image_url": fal_client.upload_file(PICTURE)})
Path("large.png").write_bytes(urllib.request.urlopen(output["image"]["url"]).read())
