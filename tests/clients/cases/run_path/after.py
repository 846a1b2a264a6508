from pathlib import Path

import fal_client
import httpx

PICTURE = Path("cat.png")

output = fal_client.subscribe("me/upscaler", arguments={"image_url": fal_client.upload_file(PICTURE)})
Path("large.png").write_bytes(httpx.get(output["image"]["url"]).content)
