from pathlib import Path

import replicate

PICTURE = Path("cat.png")

output = replicate.run("acme/upscaler", input={"image": PICTURE})
Path("large.png").write_bytes(output.read())
