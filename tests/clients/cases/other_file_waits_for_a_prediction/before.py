from painter import start

prediction = start("a bridge")
prediction.wait()
print(prediction.output[0])
