import replicate

client = replicate.Client()  #! CF708
