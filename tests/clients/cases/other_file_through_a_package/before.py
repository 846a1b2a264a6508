import studio

print(len(studio.paint("a bridge")[0].read()))
