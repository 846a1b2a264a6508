import replicate

prediction = replicate.predictions.create(  #! CF703
    version="2a5e1ea1dcfeb27d558a05a789e90937abd943ddde0170e7c153ad73d6ebbd15",
    input={"prompt": "a castle"},
)
prediction.wait()
print("".join(prediction.output))
