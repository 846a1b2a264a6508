import fal_client

# TODO(cogfal CF702): Replicate's stream ends with an event `done`, which counts here; fal's has the pieces alone  #! CF702
for number, event in enumerate(fal_client.stream("me/storyteller", arguments={"prompt": "a sum"})):
    print(number, event["text"])
