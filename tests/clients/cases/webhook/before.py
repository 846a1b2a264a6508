import json
from http.server import BaseHTTPRequestHandler, HTTPServer

import replicate


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))  #! CF707
        if payload["status"] == "succeeded":
            print("painted", payload["output"][0])
        else:
            print("failed")
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


server = HTTPServer(("127.0.0.1", 0), Receiver)
replicate.predictions.create(  #! CF703
    model="acme/painter",
    input={"prompt": "a hook"},
    webhook=f"http://127.0.0.1:{server.server_port}/done",
    webhook_events_filter=["completed"],
)
server.handle_request()
server.server_close()
