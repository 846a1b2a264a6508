import os
from urllib.request import urlretrieve

from cog import BasePredictor  #! CF101
from huggingface_hub import hf_hub_download, snapshot_download  #! CF103 CF103

os.environ["HF_HOME"] = "/data/huggingface"  #! CF108
if not os.path.exists("words.txt"):  #! CF110
    urlretrieve("https://example.com/words.txt", "words.txt")
os.system("wget -q https://example.com/marks.txt")  #! CF110
snapshot_download("example/spelling", local_dir="spelling")  #! CF110
MODEL = hf_hub_download("example/words", "model.json")  #! CF110


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return f"{text} {open(MODEL).read()}"
