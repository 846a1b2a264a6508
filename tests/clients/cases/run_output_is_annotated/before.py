from typing import List

import replicate
from replicate.helpers import FileOutput

pictures: List[FileOutput] = replicate.run("acme/painter", input={"prompt": "a note"})  #! CF701
print(pictures[0].url)
