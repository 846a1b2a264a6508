import replicate

print("|".join(replicate.run("acme/storyteller", input={"prompt": "a bar"})))  #! CF701 CF708
