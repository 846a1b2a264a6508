import replicate

prediction = replicate.predictions.create(model="acme/greeter", input={"name": "log"})  #! CF703
prediction.wait()
print(prediction.output)  #! CF708
print(prediction.logs.count("\n"), "lines")  #! CF703
print(prediction.metrics["predict_time"], "seconds")  #! CF703
