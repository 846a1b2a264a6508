import replicate

prediction = replicate.deployments.predictions.create("acme/greeter", input={"name": "deployment"})
prediction.wait()
print(prediction.output)
