import replicate

prediction = replicate.deployments.predictions.create("acme/greeter", input={"name": "deployment"})  #! CF703
prediction.wait()
print(prediction.output)
