"""Two small Flask APIs for the lab: `flawed` has the flaws its description does not admit, `ordinary` is what most people run.

Listens on 127.0.0.1 on a free port. Standard output is for the test: first one line {"port": N}, then one line of JSON for every request that arrives.
"""

import argparse
import hashlib
import hmac
import json
import os
import sys
import time

from flask import Flask, Response, jsonify, redirect, request, url_for
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.serving import WSGIRequestHandler, make_server

KEY = b"lab-key-that-guards-nothing"
ORDERS = [{"id": f"ord_{n}", "total": f"{n}.00"} for n in range(1, 31)]
USERS = [{"id": n, "name": f"User {n}", "avatar_url": f"https://avatars.cdn.example/u/{n}.png?s=80"} for n in range(1, 6)]


def page(rows, endpoint):
    """Ten rows, and a Link header to the next ten as GitHub and many others send it."""
    number = request.args.get("page", 1, type=int)
    answer = jsonify(rows[(number - 1) * 10 : number * 10])
    if number * 10 < len(rows):
        answer.headers["Link"] = f'<{url_for(endpoint, page=number + 1, _external=True)}>; rel="next"'
    return answer


def signed() -> bool:
    """HMAC over method, path, timestamp and body. The host is missing, as it so often is."""
    sent = request.headers.get("X-API-Signature", "")
    stamp = request.headers.get("X-API-Timestamp", "0")
    text = f"{request.method}\n{request.path}\n{stamp}\n".encode() + request.get_data()
    fresh = stamp.isdigit() and abs(time.time() - int(stamp)) < 300
    return fresh and hmac.compare_digest(sent, hmac.new(KEY, text, hashlib.sha256).hexdigest())


def flawed() -> Flask:
    app = Flask("flawed")

    @app.get("/api/status")
    def status():
        return jsonify(status="ok")

    # The slash at the end makes Flask answer /api/orders with a redirect to itself, as an absolute URL made from the Host header.
    @app.get("/api/orders/")
    def orders():
        return page(ORDERS, "orders")

    @app.get("/api/orders/<order>")
    def order(order):
        found = next((row for row in ORDERS if row["id"] == order), None)
        return jsonify(found) if found else (jsonify(error="not found"), 404)

    @app.get("/api/reports/latest")
    def report():
        return redirect("https://api.partner.example.com.evil.example/reports/latest.pdf", 302)

    @app.get("/api/invoices/latest")
    def invoice():
        return redirect("http://api.partner.example.com/api/invoices/42", 302)

    @app.post("/api/data")
    def data():
        return (jsonify(accepted=True), 202) if signed() else (jsonify(error="bad signature"), 401)

    @app.get("/api/export")
    def export():
        return jsonify(ORDERS) if signed() else (jsonify(error="bad signature"), 401)

    @app.post("/api/zones/<zone>/transfer")
    def transfer(zone):
        return (jsonify(zone=zone), 202) if signed() else (jsonify(error="bad signature"), 401)

    return app


def ordinary() -> Flask:
    app = Flask("ordinary")

    @app.get("/")
    def home():
        return jsonify(name="Weather notes", documentation="https://docs.weather.example/")

    @app.get("/users/")
    def users():
        return page(USERS, "users")

    @app.get("/users/<int:number>")
    def user(number):
        return jsonify(USERS[number - 1]) if 0 < number <= len(USERS) else (jsonify(error="not found"), 404)

    @app.get("/notes/")
    def notes():
        return page([{"id": n, "author": USERS[n % 5]} for n in range(25)], "notes")

    @app.post("/notes/")
    def add():
        return Response(status=201, headers={"Location": url_for("notes", _external=True) + "26"})

    return app


def tell(line):
    """One write for each line: requests arrive on several threads, and print() would mix them."""
    os.write(1, (json.dumps(line) + "\n").encode())


class Recorder:
    """Writes down what really arrived, before any middleware looks at it."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        headers = {name[5:].replace("_", "-").lower(): value for name, value in environ.items() if name.startswith("HTTP_")}
        line = {"method": environ["REQUEST_METHOD"], "target": environ.get("RAW_URI") or environ.get("REQUEST_URI", ""), "headers": headers}
        tell(line)
        return self.app(environ, start_response)


class Quiet(WSGIRequestHandler):
    """Keeps connections alive, as servers do, and leaves the log to the Recorder."""

    protocol_version = "HTTP/1.1"

    def log_request(self, *args):
        pass


def main():
    options = argparse.ArgumentParser()
    options.add_argument("scene", choices=["flawed", "ordinary"])
    options.add_argument("--port", type=int, default=0, help="default: any free one")
    options.add_argument("--proxy-fix", action="store_true", help="believe X-Forwarded-*, as behind a proxy that sets them")
    chosen = options.parse_args()
    app = {"flawed": flawed, "ordinary": ordinary}[chosen.scene]()
    if chosen.proxy_fix:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)
    app.wsgi_app = Recorder(app.wsgi_app)
    server = make_server("127.0.0.1", chosen.port, app, threaded=True, request_handler=Quiet)
    tell({"port": server.server_port})
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
