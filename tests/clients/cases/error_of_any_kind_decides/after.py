import fal_client


def draw(prompt):
    return fal_client.subscribe("me/clumsy", arguments={"prompt": prompt})["text"]


try:
    print(draw("a hand"))
except Exception as error:
    # TODO(cogfal CF708): the text of an error decides here, and fal has other texts: `Internal Server Error` where a model fails, and where it refuses an input a list of details (`[{'loc': ..., 'msg': ..., 'type': ...}]`)  #! CF708
    if "NSFW" in str(error):
        print("not safe")
    print(type(error).__module__ != "builtins")

try:
    int("many")
except Exception as error:
    print("invalid" in str(error))
