import fal_client

MODELS = {
    "fast": "me/painter",
    "good": "me/painter",
}


def paint(prompt, quality="fast"):
    return fal_client.subscribe(MODELS[quality], arguments={"prompt": prompt})["images"][0]["url"]


print(paint("a table"), paint("a chair", "good"))
