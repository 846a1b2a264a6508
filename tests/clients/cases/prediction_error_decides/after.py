import fal_client

prediction = fal_client.submit("me/clumsy", arguments={"prompt": "a hand"})
for _ in prediction.iter_events():
    pass
# TODO(cogfal CF708): the text of an error decides here, and fal has other texts: `Internal Server Error` where a model fails, and where it refuses an input a list of details (`[{'loc': ..., 'msg': ..., 'type': ...}]`)  #! CF708
if prediction.status().error and "cannot" in prediction.status().error:
    print("refused")
