import fal_client

text = ""
for event in fal_client.stream("me/storyteller", arguments={"prompt": "a sum"}):
    # TODO(cogfal CF702): Replicate's stream ends with an event `done`, whose data (`{}`) is read here too; fal's has the pieces alone  #! CF702
    text += event["text"]
print(text)
