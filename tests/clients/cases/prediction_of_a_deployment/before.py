import replicate

deployment = replicate.deployments.get("acme/greeter")
prediction = deployment.predictions.create(input={"name": "deployment"})  #! CF703
prediction.wait()
print(prediction.output)
