"""Serves a pickled app as fal's runner does, and answers requests: ``python serve.py PICKLE REQUESTS``.

REQUESTS is a JSON list of bodies for "/". Prints the status and the JSON of each answer. The folder that it is started
in stands for the runner's: with ``app_files`` it is where these are, and fal appends it to ``sys.path``.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
from pathlib import Path

os.environ["IS_ISOLATE_AGENT"] = "1"

from starlette.testclient import TestClient


def main(place: str, requests: str) -> None:
    function = pickle.loads(Path(place).read_bytes())
    cells = [cell.cell_contents for cell in function.__closure__]
    (app,) = (one for one in cells if isinstance(one, type))
    sys.path.append(os.getcwd())  # as fal.app_files.include_app_files_path, once the class is there
    with TestClient(app(_allow_init=True)._build_app(), raise_server_exceptions=False) as client:
        answers = [client.post("/", json=body) for body in json.loads(requests)]
    print(json.dumps([[one.status_code, one.json()] for one in answers]))


main(*sys.argv[1:])
