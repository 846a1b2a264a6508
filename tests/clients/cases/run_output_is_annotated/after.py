from typing import List

import fal_client

pictures: List[str] = [image["url"] for image in fal_client.subscribe("me/painter", arguments={"prompt": "a note"})["images"]]
print(pictures[0])
