import subprocess

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


# TODO(cogfal CF106): `Studio/main.py`, which server.py:5 runs, is not in the project, and Cog's image had it: add `Studio` (a git submodule?) and ship it with the app  #! CF106
class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["server.py"]

    def setup(self):
        from server import start

        start(8188)
        # TODO(cogfal CF106): `tools/warm_up.py` is not in the project, and Cog's image had it: add `tools` (a git submodule?) and ship it with the app  #! CF106
        subprocess.run("python -u tools/warm_up.py --fast", shell=True, check=True)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text)
