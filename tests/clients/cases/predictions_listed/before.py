import replicate

replicate.run("acme/greeter", input={"name": "list"})  #! CF701
print(replicate.predictions.list()[0].status)  #! CF705
