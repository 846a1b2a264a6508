IRREGULAR = {"ox": "oxen"}
