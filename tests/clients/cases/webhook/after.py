import json
from http.server import BaseHTTPRequestHandler, HTTPServer

import fal_client


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if payload["status"] == "OK":
            print("painted", payload["payload"]["images"][0]["url"])
        else:
            print("failed")
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


server = HTTPServer(("127.0.0.1", 0), Receiver)
fal_client.submit(
    "me/painter",
    arguments={"prompt": "a hook"},
    webhook_url=f"http://127.0.0.1:{server.server_port}/done",
)
server.handle_request()
server.server_close()
