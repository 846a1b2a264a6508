import os
import replicate

REPLICATE_API_TOKEN = "r8" + "_test"
os.environ["REPLICATE_API_TOKEN"] = REPLICATE_API_TOKEN  #! CF704 CF704
print(len(replicate.run("acme/portraitist", input={"prompt": "fox"}).read()))  #! CF701
