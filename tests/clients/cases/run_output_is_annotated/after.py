from typing import List

import fal_client

pictures = fal_client.subscribe("me/painter", arguments={"prompt": "a note"})
print(pictures["images"][0]["url"])
