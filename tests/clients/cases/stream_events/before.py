import sys

import replicate

input = {"prompt": "a mountain"}
for event in replicate.stream("acme/storyteller", input=input):  #! CF702
    if event.event.value == "output":
        sys.stdout.write(event.data)
sys.stdout.write("\n")
