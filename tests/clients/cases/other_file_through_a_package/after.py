import urllib.request

import studio

print(len(urllib.request.urlopen(studio.paint("a bridge")[0]).read()))
