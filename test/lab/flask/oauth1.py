"""An API whose calls are signed with OAuth 1.0 and checked by oauthlib's own SignatureOnlyEndpoint, with as little around it as its interface asks for.

Standard output is for the test: one line {"port": N}.
"""

import argparse
import json
import os
import sys

from flask import Flask, jsonify, request
from oauthlib.oauth1 import RequestValidator, SignatureOnlyEndpoint
from werkzeug.serving import WSGIRequestHandler, make_server

CLIENT = "partner"
SECRET = "Xn4Tq8Lz2Wc7Ry5Kb9Vd3Hg6Pf1Sa0Jm"


class Validator(RequestValidator):
    """What every user of oauthlib has to write: whose secret, and which nonces were seen."""

    enforce_ssl = False
    client_key_length = (4, 30)
    nonce_length = (8, 64)
    dummy_client = "nobody"

    def __init__(self):
        super().__init__()
        self.seen = {}

    def validate_client_key(self, client_key, request):
        return client_key == CLIENT

    def get_client_secret(self, client_key, request):
        return SECRET if client_key == CLIENT else "a secret that nobody has"

    def validate_timestamp_and_nonce(self, client_key, timestamp, nonce, request, request_token=None, access_token=None):
        # setdefault is one step under the interpreter's lock: of two equal requests one wins.
        mine = object()
        return self.seen.setdefault((client_key, timestamp, nonce), mine) is mine


def build():
    app = Flask("oauth1")
    endpoint = SignatureOnlyEndpoint(Validator())

    # Runs before Flask looks for a route.
    @app.before_request
    def signed():
        uri = request.host_url.rstrip("/") + request.environ["RAW_URI"]
        try:
            valid, _ = endpoint.validate_request(uri, request.method, request.get_data(as_text=True), dict(request.headers))
        except ValueError:
            # oauthlib's parsers raise it for a header or query that they cannot read.
            valid = False
        return None if valid else (jsonify(error="invalid signature"), 401)

    @app.post("/orders")
    def orders():
        return jsonify(received=True)

    return app


class Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_request(self, *args):
        pass


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, default=0, help="default: any free one")
    chosen = options.parse_args()
    server = make_server("127.0.0.1", chosen.port, build(), threaded=True, request_handler=Quiet)
    os.write(1, (json.dumps({"port": server.server_port}) + "\n").encode())
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
