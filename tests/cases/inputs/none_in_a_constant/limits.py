SPEED = None
