from functools import partial
import replicate

paint = partial(replicate.run, "acme/portraitist")  #! CF701
print(len(paint(input={"prompt": "fox"}).read()))
