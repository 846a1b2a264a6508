import os
import urllib.request

import fal_client

FAL_KEY = "r8" + "_test"
# TODO(cogfal CF704): what is set here has to be a key of fal from now on  #! CF704
os.environ["FAL_KEY"] = FAL_KEY
print(len(urllib.request.urlopen(fal_client.subscribe("me/portraitist", arguments={"prompt": "fox"})["image"]["url"]).read()))
