import replicate

replicate.run("acme/greeter", input={"name": "list"})
print(replicate.predictions.list()[0].status)
