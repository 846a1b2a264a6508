from dash import Dash, Input, Output, callback, html
from pathlib import Path

app = Dash(__name__)


@callback(Output("out", "children"), Input("text", "value"))
def predict(text: str, path: Path = Path("x")) -> str:
    return text or "default"
