import fal_client


def is_refused(text):
    # TODO(cogfal CF708): the text of an error decides here, and fal has other texts: `Internal Server Error` where a model fails, and where it refuses an input a list of details (`[{'loc': ..., 'msg': ..., 'type': ...}]`)  #! CF708
    return "cannot" in text


try:
    fal_client.subscribe("me/clumsy", arguments={"prompt": "a hand"})
except fal_client.FalClientError as error:
    print("refused" if is_refused(str(error)) else "failed")
