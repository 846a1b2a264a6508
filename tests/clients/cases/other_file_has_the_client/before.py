from painter import client

print(client.run("acme/painter", input={"prompt": "a bridge"})[0].read()[:4])
