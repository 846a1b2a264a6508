import fal_client
# TODO(cogfal CF704): this file calls fal and Replicate now: it needs both packages, and both FAL_KEY and REPLICATE_API_TOKEN, until the rest is converted  #! CF704
import replicate


def portrait(prompt):
    return fal_client.subscribe("me/portraitist", arguments={"prompt": prompt})["image"]["url"]


def run(model, prompt):
    # TODO(cogfal CF701): `replicate.run` calls acme/portraitist on Replicate: `fal_client.subscribe("me/portraitist", arguments=...)` does on fal; first see what else is found here  #! CF701
    # TODO(cogfal CF708): where the answer of fal holds this cannot be told: write `"acme/portraitist" = {app = "me/portraitist", output = "images"}` under [tool.cogfal.apps] in pyproject.toml, with the name of the field (`images`, `video`, `text`; `"."` for the answer itself)  #! CF708
    return replicate.run(model, input={"prompt": prompt})


print(portrait("a king"), run("acme/portraitist", "a queen"))
