import fal_client


def tell(prompt):
    # TODO(cogfal CF701): the text comes here at once, when all of it is made; on Replicate pieces may come as they are made. fal_client.stream gives them, where the app has a /stream endpoint: say so under [tool.cogfal.apps], with `stream = true`  #! CF701
    piece = fal_client.subscribe("me/storyteller", arguments={"prompt": "a sum"})["text"]
    yield piece


print("".join(tell("a sum")))
