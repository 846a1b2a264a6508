import replicate

prediction = replicate.models.predictions.create(model=("acme", "storyteller"), input={"prompt": "a wheel"})
for piece in prediction.output_iterator():
    print(piece, end="")
print()
