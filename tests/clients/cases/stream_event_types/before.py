import replicate
from replicate.stream import ServerSentEvent

text = ""
for event in replicate.stream("acme/storyteller", input={"prompt": "a sum"}):  #! CF702
    if event.event == ServerSentEvent.EventType.OUTPUT:
        text += event.data
print(text)
