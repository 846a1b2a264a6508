import fal_client


def paint(prompt, model="me/painter"):
    # TODO(cogfal CF701): callers may name another model here: it has to be the id of a fal app  #! CF701
    output = fal_client.subscribe(model, arguments={"prompt": prompt})
    return output["images"][0]["url"]


print(paint("fox"))
