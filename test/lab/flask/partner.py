"""A partner's API on Flask whose calls are signed with HMAC: the shape that tutorials show, and the same one hardened.

As it is, the signature covers method, path, timestamp and body, and nothing else. `--hardened` adds host, query and nonce to it, pins the host, remembers
nonces and shortens the window. Standard output is for the test: one line {"port": N}.
"""

import argparse
import hashlib
import hmac
import json
import os
import sys
import time

from flask import Flask, jsonify, request
from werkzeug.serving import WSGIRequestHandler, make_server

SECRET = b"Jm4xTq9vLz2Wc7Ry5Nb8Kd3Hg6Pf1Sa0"
# Seconds that a timestamp may be away from the clock, to either side.
WINDOW = 900
HARDENED_WINDOW = 300
ORDERS = {"1": "book", "2": "lamp"}


def mac(parts):
    text = "\n".join(parts[:-1]).encode() + b"\n" + parts[-1]
    return hmac.new(SECRET, text, hashlib.sha256).hexdigest()


def raw_target():
    """Path and query as they came over the wire: `request.path` is decoded already."""
    path, _, query = request.environ["RAW_URI"].partition("?")
    return path, query


def build(hardened):
    app = Flask("partner")
    seen = {}
    own = {}

    def fresh(stamp):
        return stamp.isdigit() and abs(time.time() - int(stamp)) <= (HARDENED_WINDOW if hardened else WINDOW)

    def classic():
        stamp = request.headers.get("X-Timestamp", "")
        right = mac([request.method, request.path, stamp, request.get_data()])
        return hmac.compare_digest(right, request.headers.get("X-API-Signature", "")) and fresh(stamp)

    def full():
        path, query = raw_target()
        stamp = request.headers.get("X-Timestamp", "")
        nonce = request.headers.get("X-Nonce", "")
        right = mac([request.method, own["host"], path, query, stamp, nonce, request.get_data()])
        if not hmac.compare_digest(right, request.headers.get("X-API-Signature", "")) or not fresh(stamp):
            return False
        # setdefault is one step under the interpreter's lock: of two equal requests one wins.
        mine = object()
        return seen.setdefault(nonce, mine) is mine

    # Runs before Flask looks for a route.
    @app.before_request
    def signed():
        if request.path == "/api/status":
            return None
        return None if (full if hardened else classic)() else (jsonify(error="invalid signature"), 401)

    @app.get("/api/status")
    def status():
        return jsonify(status="ok")

    @app.post("/api/data")
    def data():
        body = request.get_json(silent=True)
        return (jsonify(accepted=True), 202) if isinstance(body, dict) else (jsonify(error="no JSON object"), 422)

    @app.get("/api/orders/<order>")
    def order(order):
        return jsonify(id=order, item=ORDERS[order]) if order in ORDERS else (jsonify(error="not found"), 404)

    return app, own


def tell(line):
    os.write(1, (json.dumps(line) + "\n").encode())


class Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_request(self, *args):
        pass


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--hardened", action="store_true")
    options.add_argument("--port", type=int, default=0, help="default: any free one")
    options.add_argument("--bind", default="127.0.0.1")
    options.add_argument("--name", help="what the world calls it; the address by default")
    chosen = options.parse_args()
    app, own = build(chosen.hardened)
    server = make_server(chosen.bind, chosen.port, app, threaded=True, request_handler=Quiet)
    own["host"] = f"{chosen.name or chosen.bind}:{server.server_port}"
    tell({"port": server.server_port})
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
