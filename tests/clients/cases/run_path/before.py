from pathlib import Path

import replicate

PICTURE = Path("cat.png")

output = replicate.run("acme/upscaler", input={"image": PICTURE})  #! CF701
Path("large.png").write_bytes(output.read())
