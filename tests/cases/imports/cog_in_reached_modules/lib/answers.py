from typing import List, Optional

from cog import BaseModel  #! CF101


class Answer(BaseModel):
    words: List[str]
    language: Optional[str]
    score: float = None
