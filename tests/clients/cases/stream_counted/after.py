import fal_client

count = 0
# TODO(cogfal CF702): Replicate's stream ends with an event `done`, which counts here; fal's has the pieces alone  #! CF702
for event in fal_client.stream("me/storyteller", arguments={"prompt": "a sum"}):
    count += 1
print(count)
# TODO(cogfal CF702): Replicate's stream ends with an event `done`, which counts here; fal's has the pieces alone  #! CF702
print(sum(1 for event in fal_client.stream("me/storyteller", arguments={"prompt": "a sum"})))
