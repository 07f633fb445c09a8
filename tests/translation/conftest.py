"""A fake service of machine translation on loopback."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest


class Service(BaseHTTPRequestHandler):
    """Answers what the test put into `says`; remembers what it was asked."""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, self.headers["Authorization"], body))
        says = self.server.says
        if self.path == "/v2/translate":
            answer = {"translations": [{"text": says} for _ in body["text"]]}
        else:
            answer = {"choices": [{"message": {"content": says}}]}
        data = answer if isinstance(says, str) else says
        payload = json.dumps(data).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, *args):
        pass


@pytest.fixture
def service():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    server.says, server.status, server.asked = "", 200, []
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    server.url = f"http://127.0.0.1:{server.server_port}"
    yield server
    server.shutdown()
    thread.join()
    server.server_close()
