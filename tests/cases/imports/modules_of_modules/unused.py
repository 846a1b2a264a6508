print("no import leads here")
