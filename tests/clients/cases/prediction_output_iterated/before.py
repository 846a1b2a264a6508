import replicate

prediction = replicate.models.predictions.create(model=("acme", "storyteller"), input={"prompt": "a wheel"})  #! CF703
for piece in prediction.output_iterator():  #! CF703
    print(piece, end="")
print()
