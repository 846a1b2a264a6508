import replicate

prediction = replicate.predictions.create(model="acme/greeter", input={"name": "log"})
prediction.wait()
print(prediction.output)
print(prediction.logs.count("\n"), "lines")
print(prediction.metrics["predict_time"], "seconds")
