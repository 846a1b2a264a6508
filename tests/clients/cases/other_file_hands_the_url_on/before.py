from painter import paint

print([str(one) for one in paint("a bridge")])
