"""An admin route on Flask that starts a DNS zone transfer, guarded by an HMAC: over the body alone, and the same one hardened.

`--hardened` signs method, host, path, query, timestamp, nonce and body, pins the host, lets only listed addresses in, and answers 400 to a missing signature
and 401 to a wrong one. The guard is a decorator, so Flask looks for the route first. Standard output is for the test: one line {"port": N}.
"""

import argparse
import functools
import hashlib
import hmac
import json
import os
import sys
import time

from flask import Flask, jsonify, request
from werkzeug.serving import WSGIRequestHandler, make_server

SECRET = b"Wy6Zr3Kp8Qm1Tx9Vd4Jc7Lb2Ng5Hf0Bs"
WINDOW = 300
ALLOWED = {"127.0.0.1", "::1"}
ZONES = {"one.example", "two.example"}


def build(hardened, token, early):
    app = Flask("zones")
    seen = {}
    own = {}

    def matches(text):
        return hmac.compare_digest(hmac.new(SECRET, text, hashlib.sha256).hexdigest(), request.headers.get("X-Signature", ""))

    def body_only():
        return None if matches(request.get_data()) else (jsonify(error="forbidden"), 403)

    def full():
        if request.remote_addr not in ALLOWED:
            return jsonify(error="address not allowed"), 403
        if token is not None and not hmac.compare_digest(f"Bearer {token}", request.headers.get("Authorization", "")):
            return jsonify(error="operator unknown"), 401
        stamp = request.headers.get("X-Timestamp", "")
        nonce = request.headers.get("X-Nonce", "")
        if not stamp or not nonce or not request.headers.get("X-Signature"):
            return jsonify(error="signature missing"), 400
        path, _, query = request.environ["RAW_URI"].partition("?")
        text = "\n".join([request.method, own["host"], path, query, stamp, nonce]).encode() + b"\n" + request.get_data()
        if not matches(text) or not stamp.isdigit() or abs(time.time() - int(stamp)) > WINDOW:
            return jsonify(error="signature invalid"), 401
        # setdefault is one step under the interpreter's lock: of two equal requests one wins.
        mine = object()
        return None if seen.setdefault(nonce, mine) is mine else (jsonify(error="signature invalid"), 401)

    def guarded(view):
        @functools.wraps(view)
        def inner(**kept):
            return (None if early else (full if hardened else body_only)()) or view(**kept)

        return inner

    # A guard on the view alone leaves 404 and 405 to whoever asks.
    if early:
        app.before_request(full if hardened else body_only)

    @app.post("/admin/zones/<zone>/transfer")
    @guarded
    def transfer(zone):
        return (jsonify(zone=zone, transfer="started"), 202) if zone in ZONES else (jsonify(error="no such zone"), 404)

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
    options.add_argument("--early", action="store_true", help="guard every request before Flask looks for a route")
    options.add_argument("--token", help="with --hardened: a bearer token that every call has to carry beside its signature")
    chosen = options.parse_args()
    app, own = build(chosen.hardened, chosen.token, chosen.early)
    server = make_server(chosen.bind, chosen.port, app, threaded=True, request_handler=Quiet)
    own["host"] = f"{chosen.name or chosen.bind}:{server.server_port}"
    tell({"port": server.server_port})
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
