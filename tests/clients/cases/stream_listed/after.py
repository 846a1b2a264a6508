import fal_client

# TODO(cogfal CF702): Replicate's stream ends with an event `done`, which counts here; fal's has the pieces alone  #! CF702
events = list(fal_client.stream("me/storyteller", arguments={"prompt": "a sum"}))
print(len(events))
pieces = []
# TODO(cogfal CF702): Replicate's stream ends with an event `done`, which counts here; fal's has the pieces alone  #! CF702
for event in fal_client.stream("me/storyteller", arguments={"prompt": "a sum"}):
    pieces.append(event["text"])
print(pieces[-1])
